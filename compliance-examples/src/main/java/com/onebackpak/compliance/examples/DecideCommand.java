package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.DecisionWriter;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.Change;
import com.onebackpak.compliance.evaluation.Facts;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.evaluation.Remedies;
import com.onebackpak.compliance.evaluation.Remedy;
import com.onebackpak.compliance.evaluation.RemedySearch;
import com.onebackpak.compliance.scenario.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides one request and explains it. */
@Command(
        name = "decide",
        description = "Decides one request and explains why; exits 0 if and only if it is permitted.",
        footer = {"", "Example: java -jar compliance.jar decide --world school-day.yaml --request request.yaml"},
        sortOptions = false)
final class DecideCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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

    @Option(names = "--json", description = "Print the decision as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    DecideCommand() {}

    @Override
    public Integer call() {
        ScenarioReader reader = new Documents().scenarios();
        Scenario scenario = reader.read(DocumentSource.of(world));
        ScenarioReader.TimedRequest asked = reader.readRequest(DocumentSource.of(request), scenario);
        Facts facts = scenario.world().factsFor(asked.request());
        PolicyEvaluator evaluator =
                PolicyEvaluator.of(scenario.policies(), scenario.world().vocabulary());
        PolicyDecision decision = evaluator.decide(asked.request(), facts, asked.at());
        RemedySearch remedies = Remedies.of(evaluator).find(asked.request(), facts, asked.at());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(PlainJson.pretty(DecisionWriter.data(decision, remedies)));
        } else {
            print(decision, remedies, out);
        }
        return decision.isPermit() ? ComplianceCommand.GOOD : ComplianceCommand.NO;
    }

    private static void print(PolicyDecision decision, RemedySearch search, PrintWriter out) {
        out.println(decision.outcome());
        out.println();
        out.println(decision.explanation().text());
        out.println();
        out.println("obligations: " + listed(decision.obligations()));
        out.println("missing: " + listed(decision.missing()));
        out.println("permitted on their own: " + listed(decision.permitted()));
        if (!decision.isPermit()) {
            out.println("remedies:" + (search.remedies().isEmpty() ? " none that anyone could bring about" : ""));
            search.remedies().forEach(remedy -> out.println("  " + text(remedy)));
            search.notTried().ifPresent(says -> out.println("  (" + says + ")"));
        }
        out.println("at: " + decision.at());
        out.println("policies: " + decision.policyDigest());
        out.println("decision: " + decision.id());
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
