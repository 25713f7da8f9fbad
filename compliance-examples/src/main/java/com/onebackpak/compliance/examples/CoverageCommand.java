package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import com.onebackpak.compliance.testkit.CoverageReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which clauses of a pack some case turns on. */
@Command(
        name = "coverage",
        description =
                "Says of every clause of a pack which cases of scenario files turn on it, and of every rule what it"
                        + " came to.",
        footer = {"", "Example: java -jar compliance.jar coverage ferpa scenarios/school-day.yaml"},
        sortOptions = false)
final class CoverageCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PACK", description = "The id of a built-in pack, or a pack file.")
    private String pack;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Scenario files, YAML or JSON.")
    private List<Path> files;

    @Option(names = "--strict", description = "Exit 1 if some operative clause is not determined.")
    private boolean strict;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    CoverageCommand() {}

    @Override
    public Integer call() {
        Documents documents = vocabulary.documents();
        List<Policy> versions = documents.pack(pack);
        List<Scenario> scenarios = documents.scenariosWithCases(files);
        requireNamed(versions, scenarios);
        List<CaseResult> results = scenarios.stream()
                .flatMap(s -> ScenarioRunner.of(s).run().stream())
                .toList();
        List<CoverageReport> reports = versions.stream()
                .map(version -> CoverageReport.of(version, results))
                .toList();
        return form.print(
                () -> reports.stream().map(CoverageReport::data).toList(),
                out -> reports.forEach(report -> out.println(Columns.fitted(report.text()))),
                !strict || reports.stream().allMatch(r -> r.undetermined().isEmpty()));
    }

    /** A pack that no file names would come out as never reached, although nobody asked it. */
    private void requireNamed(List<Policy> versions, List<Scenario> scenarios) {
        if (scenarios.stream().noneMatch(s -> s.policies().policies().stream().anyMatch(versions::contains))) {
            throw new CommandException(
                    "no file names the pack '" + pack + "' under 'policies', so no case can reach it");
        }
    }
}
