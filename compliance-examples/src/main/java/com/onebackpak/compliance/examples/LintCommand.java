package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.analysis.LintFinding;
import com.onebackpak.compliance.analysis.PolicyLint;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.policy.Policy;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with packs and what their readers should know. */
@Command(
        name = "lint",
        description = "Lists what is wrong with policy packs and what their readers should know: gaps, contradictions,"
                + " dead rules, missing numbers. Exits 1 if a pack has a defect, such as a rule that can never fire.",
        footer = {"", "Example: java -jar compliance.jar lint backpak packs/district.yaml"},
        sortOptions = false)
final class LintCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PACK", arity = "1..*", description = "Ids of built-in packs, or pack files.")
    private List<String> packs;

    @Option(names = "--strict", description = "Exit 1 on any finding but notes.")
    private boolean strict;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    LintCommand() {}

    @Override
    public Integer call() {
        Documents documents = vocabulary.documents();
        PolicyLint lint = PolicyLint.of(documents.vocabulary());
        List<Policy> policies = documents.packs(packs);
        List<LintFinding> findings = policies.stream()
                .flatMap(policy -> lint.findings(policy).stream())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(PlainJson.pretty(findings.stream().map(LintCommand::data).toList()));
        } else {
            findings.forEach(finding -> out.println(Columns.fitted(text(finding))));
            long defects = findings.stream().filter(LintFinding::isDefect).count();
            out.println(findings.size() + " findings, " + defects + " defects");
        }
        boolean no = findings.stream().anyMatch(strict ? LintFinding::isToMend : LintFinding::isDefect);
        return no ? ComplianceCommand.NO : ComplianceCommand.GOOD;
    }

    private static String text(LintFinding finding) {
        StringBuilder text = new StringBuilder()
                .append(finding.policy())
                .append(": ")
                .append(finding.severity().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(key(finding.kind()).replace('-', ' '));
        finding.id().ifPresent(id -> text.append(' ').append(id));
        if (!finding.places().isEmpty()) {
            text.append("  [").append(String.join(", ", finding.places())).append(']');
        }
        text.append("\n  ").append(finding.says()).append('\n');
        finding.remedy().ifPresent(remedy -> text.append("  -> ").append(remedy).append('\n'));
        return text.toString();
    }

    private static Map<String, Object> data(LintFinding finding) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("policy", finding.policy());
        data.put("kind", key(finding.kind()));
        data.put("severity", key(finding.severity()));
        finding.id().ifPresent(id -> data.put("id", id));
        data.put("places", finding.places());
        data.put("says", finding.says());
        finding.remedy().ifPresent(remedy -> data.put("remedy", remedy));
        return data;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
