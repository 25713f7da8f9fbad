package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.analysis.LintFinding;
import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.analysis.PoliciesTooLargeException;
import com.onebackpak.compliance.analysis.PolicyAnalyzer;
import com.onebackpak.compliance.analysis.PolicyLint;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with packs and what their readers should know. */
@Command(
        name = "lint",
        description = "Lists what is wrong with policy packs and what their readers should know: errors, such as a rule"
                + " that can never have an effect; what should be mended, such as a contradiction or a number that is"
                + " missing; and remarks. Several packs are looked at together too. Exits 1 on an error.",
        footer = {"", "Example: java -jar compliance.jar lint backpak packs/district.yaml"},
        sortOptions = false)
final class LintCommand implements Callable<Integer> {
    private static final int WIDTH = 100;

    @Parameters(
            paramLabel = "PACK",
            arity = "1..*",
            description = "Ids of built-in packs, 'states' for all packs of states, or pack files.")
    private List<String> packs;

    @Option(names = "--strict", description = "Exit 1 on any finding but remarks.")
    private boolean strict;

    @Option(
            names = "--exact",
            description =
                    "Also list the rules without which no outcome would be another, and of which it would take too"
                            + " much to tell; takes some seconds, of many hard rules a minute or two.")
    private boolean exact;

    @Mixin
    private MostDiagrams mostDiagrams;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    LintCommand() {}

    @Override
    public Integer call() {
        mostDiagrams.isFor("--exact", exact);
        Documents documents = vocabulary.documents();
        PolicyLint lint = PolicyLint.of(documents.vocabulary());
        List<Policy> policies = documents.packs(packs);
        List<LintFinding> findings = new ArrayList<>(lint.findings(policies));
        if (exact) {
            findings.addAll(inVain(documents.together(policies)));
        }
        return form.print(
                () -> findings.stream().map(LintCommand::data).toList(),
                out -> {
                    findings.forEach(finding -> out.println(Columns.fitted(text(finding))));
                    out.println(count(findings));
                },
                findings.stream().noneMatch(strict ? LintFinding::isToMend : LintFinding::isError));
    }

    private List<LintFinding> inVain(PolicySet policies) {
        try {
            return PolicyAnalyzer.of(policies, List.of(), mostDiagrams.number()).findings();
        } catch (PoliciesTooLargeException e) {
            return List.of(new LintFinding(
                    Kind.UNDECIDED,
                    Severity.REMARK,
                    "all",
                    Optional.empty(),
                    policies.policies().stream().map(Policy::id).distinct().toList(),
                    "which rules change no outcome is untold: " + e.getMessage(),
                    Optional.empty()));
        }
    }

    private static String count(List<LintFinding> findings) {
        long errors = findings.stream().filter(LintFinding::isError).count();
        long toMend = findings.stream().filter(LintFinding::isToMend).count() - errors;
        return "%d %s, %d to mend, %d %s"
                .formatted(
                        errors,
                        errors == 1 ? "error" : "errors",
                        toMend,
                        findings.size() - errors - toMend,
                        findings.size() - errors - toMend == 1 ? "remark" : "remarks");
    }

    private static String text(LintFinding finding) {
        StringBuilder head = new StringBuilder()
                .append(finding.policy())
                .append(": ")
                .append(
                        finding.isError() || !finding.isToMend()
                                ? finding.severity().key()
                                : "to mend (" + finding.severity().key() + ")")
                .append(": ")
                .append(finding.kind().key().replace('-', ' '));
        finding.id().ifPresent(id -> head.append(' ').append(id));
        if (!finding.places().isEmpty()) {
            head.append(" [").append(String.join(", ", finding.places())).append(']');
        }
        return wrapped(head.toString(), "", "    ")
                + wrapped(finding.says(), "  ", "  ")
                + finding.remedy()
                        .map(remedy -> wrapped(remedy, "  -> ", "     "))
                        .orElse("");
    }

    /** Breaks lines between words; a word that is longer than a line stays whole. */
    private static String wrapped(String text, String first, String others) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        return lines.append(line).append('\n').toString();
    }

    private static Map<String, Object> data(LintFinding finding) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("policy", finding.policy());
        data.put("kind", finding.kind().key());
        data.put("severity", finding.severity().key());
        finding.id().ifPresent(id -> data.put("id", id));
        data.put("places", finding.places());
        data.put("says", finding.says());
        finding.remedy().ifPresent(remedy -> data.put("remedy", remedy));
        return data;
    }
}
