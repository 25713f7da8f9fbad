package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.analysis.LintFinding;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.analysis.PolicyLint;
import com.onebackpak.compliance.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section that tells what is wrong with the policies and what their readers should know. Has no state. */
final class Findings {
    private Findings() {}

    static Told of(Optional<PolicySet> policies) {
        List<LintFinding> findings = policies.map(
                        known -> PolicyLint.of(known.vocabulary()).findings(known.policies()))
                .orElse(List.of());
        List<Block> blocks = new ArrayList<>();
        if (policies.isEmpty()) {
            blocks.add(new Block.Text(
                    "No policies are known: none were given to this report, and nothing was decided in this"
                            + " time by any that are in the archive."));
        } else if (findings.isEmpty()) {
            blocks.add(new Block.Text("Nothing was found."));
        } else {
            blocks.add(counts(findings));
            blocks.add(table(findings));
        }
        long errors = findings.stream().filter(LintFinding::isError).count();
        long toMend = findings.stream().filter(LintFinding::isToMend).count() - errors;
        List<Block.Point> points = new ArrayList<>();
        if (errors > 0) {
            points.add(new Block.Point(
                    Told.NOW, "The policies have " + Words.count(errors, "error", "errors") + ".", "findings"));
        }
        if (toMend > 0) {
            points.add(new Block.Point(
                    Told.NOTE,
                    "The policies have " + Words.count(toMend, "finding", "findings") + " that should be mended.",
                    "findings"));
        }
        return new Told(
                new Section(
                        "findings",
                        "What the policies themselves lack",
                        List.of(
                                "Errors, what is to mend and what is good to know, as the command lint tells it of the"
                                        + " policies of this report.",
                                "It is about the texts and their rules, and not about anything that was done."),
                        blocks),
                points,
                List.of());
    }

    private static Table counts(List<LintFinding> findings) {
        Table.Rows rows = Table.of("finding-counts", "Findings by how much they matter", "Severity", "#Findings");
        for (Severity severity : Severity.values()) {
            rows.add(
                    severity.key(),
                    findings.stream()
                            .filter(finding -> finding.severity() == severity)
                            .count());
        }
        return rows.table();
    }

    private static Table table(List<LintFinding> findings) {
        Table.Rows rows = Table.of(
                "findings-table",
                "Findings, the gravest first",
                "Policy",
                "Severity",
                "Kind",
                "Where",
                "What was found",
                "What would mend it");
        findings.forEach(finding -> rows.add(
                finding.policy(),
                finding.severity().key(),
                finding.kind().key().replace('-', ' ')
                        + finding.id().map(id -> " " + id).orElse(""),
                String.join(", ", finding.places()),
                finding.says(),
                finding.remedy().orElse("")));
        return rows.table();
    }
}
