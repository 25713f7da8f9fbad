package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.RequestReader;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.Batch;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.remedy.Change;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.report.DecisionWriter;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.Facts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides one request and explains it, or counts why it is decided how about many people. */
@Command(
        name = "decide",
        description = "Decides one request and explains why; exits 0 if and only if it is permitted.",
        footer = {"", "Example: java -jar compliance.jar decide --world school-day.yaml --request request.yaml"},
        sortOptions = false)
final class DecideCommand implements Callable<Integer> {
    @Option(
            names = "--world",
            paramLabel = "FILE",
            required = true,
            description = "A scenario file, YAML or JSON; its cases are not run.")
    private Path world;

    @Option(
            names = "--request",
            paramLabel = "FILE",
            required = true,
            description = "A mapping as under 'request' of a case, YAML or JSON.")
    private Path request;

    @Option(
            names = "--subjects",
            paramLabel = "FILE",
            description =
                    "Decide it about each person of the world whose id is in the file, one a line, and count the reasons.")
    private @Nullable Path subjects;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    DecideCommand() {}

    @Override
    public Integer call() {
        ScenarioReader reader = vocabulary.documents().scenarios();
        Scenario scenario = reader.read(DocumentSource.of(world));
        RequestReader.TimedRequest asked = RequestReader.of(scenario).read(DocumentSource.of(request));
        if (subjects != null) {
            return decideAbout(SubjectsFile.read(subjects, scenario.world()), scenario, asked);
        }
        Facts facts = scenario.world().factsFor(asked.request(), asked.at());
        PolicyEvaluator evaluator = PolicyEvaluator.of(scenario.policies());
        PolicyDecision decision = evaluator.decide(asked.request(), facts, asked.at());
        RemedySearch remedies = Remedies.of(evaluator).find(asked.request(), facts, asked.at());
        return form.print(
                () -> DecisionWriter.data(decision, remedies),
                out -> out.println(Columns.fitted(text(decision, remedies))),
                decision.isPermit());
    }

    private int decideAbout(List<PartyId> people, Scenario scenario, RequestReader.TimedRequest asked) {
        DecidedSubjects decided = DecidedSubjects.of(Batch.of(PolicyEvaluator.of(scenario.policies()), asked.at())
                .decide(
                        asked.request(),
                        people.stream()
                                .map(id -> new Batch.Subject(
                                        id, scenario.world().factsFor(Batch.about(asked.request(), id), asked.at())))));
        return form.print(decided::data, out -> out.println(Columns.fitted(decided.text())), decided.areAllPermitted());
    }

    private static String text(PolicyDecision decision, RemedySearch search) {
        List<String> lines = new ArrayList<>(List.of(
                Ink.ofOutcome(decision.outcome()).of(decision.outcome().toString()),
                "",
                decision.explanation().text(),
                "",
                "obligations: " + listed(decision.obligations()),
                "missing: " + listed(decision.missing()),
                "permitted on their own: "
                        + listed(of(decision, Outcome.PERMIT)
                                .map(DecideCommand::owing)
                                .toList())));
        if (decision.outcome() == Outcome.DENY) {
            of(decision, Outcome.INDETERMINATE)
                    .forEach(open -> lines.add("open on its own: "
                            + open.category().path() + " (missing: " + listed(open.missing()) + ")"));
        }
        if (!decision.isPermit()) {
            lines.add("remedies:" + (search.remedies().isEmpty() ? " none that anyone could bring about" : ""));
            search.remedies().forEach(remedy -> lines.add("  " + text(remedy)));
            search.notTried().ifPresent(says -> lines.add("  (" + says + ")"));
        }
        lines.add("at: " + decision.at());
        lines.add("policies: " + decision.policyDigest());
        lines.add("digest: " + decision.digest());
        return String.join("\n", lines);
    }

    private static Stream<CategoryDecision> of(PolicyDecision decision, Outcome outcome) {
        return decision.categories().stream().filter(category -> category.outcome() == outcome);
    }

    /** A category that may go alone, with what is owed then. */
    private static String owing(CategoryDecision category) {
        return category.category().path()
                + (category.obligations().isEmpty() ? "" : " (owed: " + listed(category.obligations()) + ")");
    }

    private static String text(Remedy remedy) {
        return "- " + remedy.changes().stream().map(DecideCommand::text).collect(Collectors.joining(", and "));
    }

    private static String text(Change change) {
        return change.says() + " (by "
                + change.by().stream().map(party -> party.key()).collect(Collectors.joining(", ")) + ")";
    }

    private static String listed(Iterable<?> items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(text.isEmpty() ? "" : ", ").append(item));
        return text.isEmpty() ? "none" : text.toString();
    }
}
