package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.policy.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A coverage report as aligned text. */
final class CoverageText {
    private static final int MAX_NAMES = 2;

    private CoverageText() {}

    static String of(CoverageReport report) {
        List<List<String>> clauses = new ArrayList<>();
        report.clauses().forEach(clause -> clauses.add(row(clause)));
        List<List<String>> rules = new ArrayList<>();
        report.rules().forEach(rule -> rules.add(row(rule)));
        return String.join(
                "\n",
                Stream.of(
                                Stream.of(report.policy().title() + ", version "
                                        + report.policy().version()),
                                aligned(clauses),
                                Stream.of("", "rules"),
                                aligned(rules),
                                Stream.of(
                                        "", report.determined() + " of " + report.operative() + " clauses determined"))
                        .flatMap(s -> s)
                        .toList());
    }

    private static List<String> row(ClauseCoverage clause) {
        Citation citation = clause.clause().citation();
        return List.of(
                citation.section(),
                switch (clause.standing()) {
                    case OPERATIVE ->
                        clause.isDetermined()
                                ? "determined"
                                : clause.reached().isEmpty() ? "NEVER REACHED" : "REACHED ONLY";
                    case STANDING_DUTY -> "duty";
                    case NOT_OPERATIVE -> "not operative";
                },
                clause.boundTo().isEmpty() ? "-" : first(clause.boundTo(), ", "),
                cases(clause));
    }

    private static String cases(ClauseCoverage clause) {
        if (!clause.isOperative()) {
            return "";
        }
        return clause.isDetermined() || clause.reached().isEmpty()
                ? names(clause.determined())
                : "reached by " + names(clause.reached());
    }

    private static String names(List<String> cases) {
        return cases.size()
                + (cases.size() == 1 ? " case" : " cases")
                + (cases.isEmpty() ? "" : ": " + first(cases, "; "));
    }

    /** The first few, and how many more there are: a line should stay one that can be read. */
    private static String first(List<String> names, String separator) {
        int more = names.size() - MAX_NAMES;
        return String.join(separator, names.subList(0, Math.min(MAX_NAMES, names.size())))
                + (more > 0 ? separator + more + " more" : "");
    }

    private static List<String> row(RuleCoverage rule) {
        return List.of(
                rule.rule().id(),
                "fired " + rule.fired(),
                "silent " + rule.silent(),
                "unknown " + rule.unknown(),
                "not considered " + rule.notConsidered());
    }

    /** Pads every column but the last to its widest cell. */
    private static Stream<String> aligned(List<List<String>> rows) {
        return rows.stream().map(row -> {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append("  ").append(row.get(column));
                if (column < row.size() - 1) {
                    line.append(
                            " ".repeat(widest(rows, column) - row.get(column).length()));
                }
            }
            return line.toString().stripTrailing();
        });
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
