package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.examples.TerminalText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A verification's report for people and for programs. */
final class LogReportWriter {
    private LogReportWriter() {}

    static String of(LogReport report) {
        StringBuilder text = new StringBuilder();
        long problems = report.problems().size() + report.unlisted();
        text.append(report.isVerified() ? "VERIFIED" : "NOT VERIFIED: " + counted(problems, "problem"))
                .append("\n\n");
        line(text, "log", report.origin());
        line(text, "read from", report.source());
        line(
                text,
                "size",
                report.checkpoint().map(c -> counted(c.size(), "entry")).orElse("not known"));
        line(text, "root", report.checkpoint().map(Checkpoint::rootBase64).orElse("not known"));
        line(text, "checkpoints", counted(report.earlierCheckpoints(), "earlier one") + " agreed with");
        if (!report.isVerified()) {
            line(text, "read", counted(report.entries(), "entry"));
        }
        if (report.notCanonical() > 0) {
            line(
                    text,
                    "of another form",
                    counted(report.notCanonical(), "entry") + ", not the strict JSON of this library's own logs");
        }
        if (problems > 0) {
            text.append('\n');
        }
        int kinds = report.problems().stream()
                .mapToInt(p -> kind(p, ' ').length())
                .max()
                .orElse(0);
        int places = report.problems().stream()
                .mapToInt(p -> p.place().length())
                .max()
                .orElse(0);
        for (LogProblem problem : report.problems()) {
            text.append(padded(kind(problem, ' '), kinds))
                    .append("  ")
                    .append(padded(TerminalText.oneLine(problem.place()), places))
                    .append("  ")
                    .append(TerminalText.oneLine(problem.says()))
                    .append('\n');
        }
        if (report.unlisted() > 0) {
            text.append("and ")
                    .append(counted(report.unlisted(), "more problem"))
                    .append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(padded(what, 18)).append(TerminalText.oneLine(value)).append('\n');
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String counted(long number, String what) {
        String plural = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
        return number + " " + (number == 1 ? what : plural);
    }

    private static String kind(LogProblem problem, char between) {
        return problem.kind().name().toLowerCase(Locale.ROOT).replace('_', between);
    }

    static Map<String, Object> data(LogReport report) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("verified", report.isVerified());
        data.put("log", report.origin());
        data.put("source", report.source());
        report.checkpoint().ifPresent(checkpoint -> {
            data.put("size", checkpoint.size());
            data.put("root", checkpoint.rootBase64());
        });
        data.put("entries", report.entries());
        data.put("earlier-checkpoints", report.earlierCheckpoints());
        data.put("not-canonical", report.notCanonical());
        data.put(
                "problems",
                report.problems().stream().map(LogReportWriter::data).toList());
        data.put("unlisted", report.unlisted());
        return data;
    }

    private static Map<String, Object> data(LogProblem problem) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", kind(problem, '-'));
        data.put("place", problem.place());
        problem.first().ifPresent(first -> data.put("first", first));
        problem.last().ifPresent(last -> data.put("last", last));
        data.put("says", problem.says());
        return data;
    }
}
