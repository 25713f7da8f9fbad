package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.examples.TerminalText;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is wrong with what is on record, for people and for programs. */
final class RecordProblemText {
    private RecordProblemText() {}

    static String of(DatabaseReport report) {
        StringBuilder text = new StringBuilder();
        long problems = report.problems().size() + report.unlisted();
        if (problems > 0) {
            text.append("NOT VERIFIED\n\n");
        }
        text.append(report.records())
                .append(problems == 0 ? " records are what was logged of them" : " records compared with their entries")
                .append('\n');
        for (RecordProblem problem : report.problems()) {
            text.append(kind(problem))
                    .append("  ")
                    .append(TerminalText.oneLine(problem.ledger() + " " + problem.record() + " of " + problem.tenant()
                            + " (" + problem.place() + "): " + problem.says()))
                    .append('\n');
        }
        if (report.unlisted() > 0) {
            text.append("and ").append(report.unlisted()).append(" more\n");
        }
        if (report.problems().stream().anyMatch(problem -> problem.kind() == RecordProblem.Kind.ENTRY_MISSING)) {
            text.append("if that is what a backup lacks that was put back, and nothing else, say so once it is known:"
                    + " erasure accept --lost ENTRIES\n");
        }
        return text.toString();
    }

    private static String kind(RecordProblem problem) {
        return problem.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Map<String, Object> data(RecordProblem problem) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", kind(problem).replace(' ', '-'));
        data.put("tenant", problem.tenant());
        data.put("ledger", problem.ledger());
        data.put("record", problem.record());
        data.put("place", problem.place());
        data.put("says", problem.says());
        return data;
    }
}
