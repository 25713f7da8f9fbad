package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.analysis.PolicyAnalyzer;
import com.onebackpak.compliance.analysis.PolicyDifference;
import com.onebackpak.compliance.analysis.PolicyDifference.Area;
import com.onebackpak.compliance.analysis.PolicyDifference.Change;
import com.onebackpak.compliance.analysis.PolicyDifference.Validity;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.PolicySet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says in which situations two packs decide differently: all of them. */
@Command(
        name = "diff",
        description =
                "Says in which situations two packs decide differently: all of them, grouped by outcome, by the rule"
                        + " that causes it and by what is done and what for, with an example each. Exits 1 if there are any.",
        footer = {"", "Example: java -jar compliance.jar diff old/district.yaml new/district.yaml --with backpak"},
        sortOptions = false)
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "A pack file, or the id of a built-in pack.")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "Another one.")
    private String recent;

    @Option(names = "--with", paramLabel = "PACK", description = "A pack that decides beside each; may be repeated.")
    private List<String> beside = List.of();

    @Option(names = "--narrower", description = "Exit 1 only where something is permitted that was not.")
    private boolean narrower;

    @Mixin
    private MostDiagrams mostDiagrams;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    DiffCommand() {}

    @Override
    public Integer call() {
        Documents documents = vocabulary.documents();
        PolicyDifference difference =
                PolicyAnalyzer.difference(policies(documents, old), policies(documents, recent), mostDiagrams.number());
        return form.print(
                () -> data(difference),
                out -> {
                    difference.changes().forEach(change -> out.println(Columns.fitted(text(change))));
                    difference.withoutEffect().forEach(rule -> out.println(rule + ": changed, and no outcome with it"));
                    difference.validities().forEach(validity -> out.println(Columns.fitted(text(validity))));
                    out.println(difference.changed() + " of " + difference.situations() + " situations differ; "
                            + (difference.isNowhereMorePermissive()
                                    ? "nothing is permitted that was not"
                                    : "something is permitted that was not"));
                },
                narrower ? difference.isNowhereMorePermissive() : difference.isNone());
    }

    private PolicySet policies(Documents documents, String pack) {
        return documents.together(Stream.concat(documents.pack(pack).stream(), documents.packs(beside).stream())
                .toList());
    }

    private static String text(Change change) {
        StringBuilder text = new StringBuilder()
                .append(change.before())
                .append(" -> ")
                .append(change.after())
                .append("  by ")
                .append(change.rule())
                .append(change.cites().stream().map(Citation::toString).collect(Collectors.joining(", ", "  [", "]")))
                .append("  in ")
                .append(change.situations())
                .append(" situations\n");
        change.areas()
                .forEach(area -> text.append("  ")
                        .append(where(area))
                        .append(": ")
                        .append(area.situations())
                        .append("\n    such as ")
                        .append(area.example().request().describe())
                        .append('\n'));
        return text.toString();
    }

    private static String text(Validity validity) {
        return validity.policy() + ": in effect " + text(validity.after()) + ", was " + text(validity.before())
                + "; compared as if both always were";
    }

    private static String text(Span span) {
        return "from " + span.from()
                + span.until().map(until -> " until " + until).orElse("");
    }

    private static String where(Area area) {
        return area.action().path()
                + area.purpose().map(purpose -> " for " + purpose.path()).orElse(" without a purpose");
    }

    private static Map<String, Object> data(PolicyDifference difference) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("situations", difference.situations().toString());
        data.put("changed", difference.changed().toString());
        data.put("more-permissive", !difference.isNowhereMorePermissive());
        data.put("changes", difference.changes().stream().map(DiffCommand::data).toList());
        data.put("without-effect", difference.withoutEffect());
        data.put(
                "validities",
                difference.validities().stream()
                        .map(validity -> Map.of(
                                "policy", validity.policy(),
                                "before", text(validity.before()),
                                "after", text(validity.after()),
                                "may-permit-more", validity.mayPermitMore()))
                        .toList());
        return data;
    }

    private static Map<String, Object> data(Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("before", change.before().name());
        data.put("after", change.after().name());
        data.put("rule", change.rule());
        data.put("cites", change.cites().stream().map(Citation::toString).toList());
        data.put("situations", change.situations().toString());
        data.put(
                "areas",
                change.areas().stream()
                        .map(area -> {
                            Map<String, Object> where = new LinkedHashMap<>();
                            where.put("action", area.action().path());
                            area.purpose().ifPresent(purpose -> where.put("purpose", purpose.path()));
                            where.put("situations", area.situations().toString());
                            where.put("example", area.example().request().data());
                            return where;
                        })
                        .toList());
        return data;
    }
}
