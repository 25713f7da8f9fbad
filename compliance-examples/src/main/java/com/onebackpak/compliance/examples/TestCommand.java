package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.report.DecisionWriter;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs scenario files; all of them are read before anything runs, so that a bad file leaves no half result. */
@Command(
        name = "test",
        description = "Runs scenario files; a case that fails prints its explanation against what was expected.",
        footer = {"", "Example: java -jar compliance.jar test scenarios/school-day.yaml"})
final class TestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files, YAML or JSON.")
    private List<Path> files;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    TestCommand() {}

    @Override
    public Integer call() {
        List<Scenario> scenarios = vocabulary.documents().scenariosWithCases(files);
        List<CaseResult> results = scenarios.stream()
                .flatMap(s -> ScenarioRunner.of(s).run().stream())
                .toList();
        long failed = results.stream().filter(r -> !r.passed()).count();
        return form.print(
                () -> data(results, (int) failed),
                out -> {
                    results.stream().filter(r -> !r.passed()).forEach(r -> out.println(Columns.fitted(text(r))));
                    out.println(results.size() - failed + " passed, " + failed + " failed");
                },
                failed == 0);
    }

    private static Map<String, Object> data(List<CaseResult> results, int failed) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("passed", results.size() - failed);
        data.put("failed", failed);
        data.put("cases", results.stream().map(TestCommand::data).toList());
        return data;
    }

    private static String text(CaseResult result) {
        StringBuilder text = new StringBuilder(Ink.BAD.of("FAILED") + "  ")
                .append(result.of().name())
                .append("  (")
                .append(result.of().place())
                .append(")\n");
        result.differences()
                .forEach(difference -> text.append("  ").append(difference).append('\n'));
        return text.append(answer(result).indent(4)).toString();
    }

    private static String answer(CaseResult result) {
        if (result instanceof CaseResult.OfRequest request) {
            return request.decision().explanation().text();
        }
        return PlainJson.yaml(DecisionWriter.answer(result));
    }

    private static Map<String, Object> data(CaseResult result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", result.of().name());
        data.put("place", result.of().place());
        data.put("passed", result.passed());
        if (!result.passed()) {
            data.put("differences", result.differences());
            data.put(result instanceof CaseResult.OfRequest ? "decision" : "answer", DecisionWriter.answer(result));
        }
        return data;
    }
}
