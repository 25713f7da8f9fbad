package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.html.internal.DecisionTally.Kind;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.remedy.Change;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.store.DecisionRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The section that tells what was decided, why it was refused, and what would open it. Has no state. */
final class Decisions {
    private static final int MOST_REASONS = 12;
    private static final int MOST_REMEDIES = 3;

    private Decisions() {}

    static Told of(DecisionTally tally, PolicyTexts texts, Times times) {
        List<Block> blocks = new ArrayList<>();
        List<Block.Point> points = new ArrayList<>();
        if (tally.all() == 0) {
            blocks.add(new Block.Text("Nothing was decided in this time, as far as it is on record."));
        } else {
            blocks.add(outcomes(tally));
            List<TimeSpans.Span> spans = TimeSpans.of(tally.days());
            blocks.add(OutcomePicture.of(spans));
            blocks.add(overTime(spans));
            blocks.addAll(reasons(tally, texts, times));
        }
        long failed = count(tally, RefusalReason.Kind.FACTS_UNAVAILABLE);
        if (failed > 0) {
            points.add(new Block.Point(
                    Told.NOW,
                    Words.count(failed, "request was", "requests were")
                            + " refused because the source of the facts failed.",
                    "decisions"));
        }
        if (tally.count(Kind.REFUSED) > 0) {
            points.add(new Block.Point(
                    Told.NOW,
                    Words.count(tally.count(Kind.REFUSED), "request was", "requests were")
                            + " permitted by the policies and refused, because nobody discharges what is owed.",
                    "decisions"));
        }
        if (tally.refused() > 0) {
            points.add(new Block.Point(
                    Told.NOTE,
                    Words.count(tally.refused(), "request", "requests") + " of " + Table.number(tally.all())
                            + " were refused, " + Words.share(tally.refused(), tally.all()) + ".",
                    "decisions"));
        }
        return new Told(
                new Section(
                        "decisions",
                        "What was decided",
                        List.of(
                                "Each recorded decision of this time, by the instant that was decided for.",
                                "Decisions about people who were erased are gone with them, and are not counted."),
                        blocks),
                points,
                List.of(
                        new Block.Field("Decisions", Table.number(tally.all())),
                        new Block.Field("Permitted", Table.number(tally.count(Kind.PERMIT))),
                        new Block.Field("Refused", Table.number(tally.refused()))));
    }

    private static long count(DecisionTally tally, RefusalReason.Kind kind) {
        return tally.refusals().entrySet().stream()
                .filter(each -> each.getKey().kind() == kind)
                .mapToLong(each -> each.getValue().count())
                .sum();
    }

    private static Table outcomes(DecisionTally tally) {
        Table.Rows rows = Table.of("outcomes-table", "Decisions by outcome", "Outcome", "#Decisions", "#Share");
        for (Kind kind : Kind.values()) {
            rows.add(kind.says(), tally.count(kind), Words.share(tally.count(kind), tally.all()));
        }
        return rows.add("all", tally.all(), Words.share(tally.all(), tally.all()))
                .table();
    }

    private static Table overTime(List<TimeSpans.Span> spans) {
        Table.Rows rows = Table.of(
                "over-time",
                "Decisions over time",
                "Time",
                "#Permitted",
                "#Permitted by the policies, but refused",
                "#Denied",
                "#Undetermined",
                "#Not applicable",
                "#All");
        spans.forEach(span -> rows.add(
                span.name(),
                span.count(Kind.PERMIT),
                span.count(Kind.REFUSED),
                span.count(Kind.DENY),
                span.count(Kind.INDETERMINATE),
                span.count(Kind.NOT_APPLICABLE),
                span.all()));
        return rows.table();
    }

    private static List<Block> reasons(DecisionTally tally, PolicyTexts texts, Times times) {
        if (tally.refusals().isEmpty()) {
            return List.of(new Block.Text("Nothing was refused in this time."));
        }
        Table.Rows rows = Table.of(
                "reasons",
                "What refused most, and what would have opened the newest such decision",
                "Reason",
                "#Refusals",
                "What it says",
                "Cites",
                "What would have opened it",
                "Newest such decision");
        tally.refusals().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<RefusalReason, Refusals> each) ->
                                -each.getValue().count())
                        .thenComparing(each -> each.getKey().name()))
                .limit(MOST_REASONS)
                .forEach(each -> add(rows, each.getKey(), each.getValue(), texts, times));
        List<Block> blocks = new ArrayList<>(List.of(rows.table()));
        blocks.add(new Block.Text("A refusal that had several reasons counts for each of them."
                + (tally.refusals().size() > MOST_REASONS
                        ? " " + Table.number(tally.refusals().size() - MOST_REASONS) + " rarer reasons are left out."
                        : "")
                + " What opens one refusal need not open another of the same reason; the command explain tells it of"
                + " each."));
        return blocks;
    }

    private static void add(Table.Rows rows, RefusalReason reason, Refusals refusals, PolicyTexts texts, Times times) {
        DecisionRecord newest = refusals.newest();
        Optional<Rule> rule = reason.kind() == RefusalReason.Kind.RULE
                ? texts.rule(newest.policyDigest(), reason.name())
                : Optional.empty();
        rows.add(
                reason.name(),
                refusals.count(),
                switch (reason.kind()) {
                    case RULE -> rule.map(Rule::reason).orElse("its policies are not in the archive");
                    case GAP -> "No clause speaks of it, and what no clause permits is not permitted.";
                    case UNDISCHARGED -> "The policies permit it, and nobody discharges what is owed for it.";
                    case FACTS_UNAVAILABLE -> "The source of the facts failed, and what is unknown is never permitted.";
                },
                Words.cites(rule.map(Rule::cites).orElse(List.of())),
                remedy(reason, newest, texts),
                times.minute(newest.at()) + ", decision " + newest.id());
    }

    private static String remedy(RefusalReason reason, DecisionRecord newest, PolicyTexts texts) {
        return switch (reason.kind()) {
            case FACTS_UNAVAILABLE -> "the source of the facts answers again";
            case UNDISCHARGED -> "the host gives the service a handler that discharges " + reason.name();
            case RULE, GAP ->
                texts.remedies(newest.policyDigest())
                        .map(remedies -> said(remedies.find(newest.request(), newest.facts(), newest.at())))
                        .orElse("not known, since its policies are not in the archive");
        };
    }

    /** What a search for remedies came to, in a sentence. */
    static String said(RemedySearch search) {
        if (search.remedies().isEmpty()) {
            return search.complete()
                    ? "nothing that anybody could bring about"
                    : "nothing that was found in the time given";
        }
        return search.remedies().stream()
                        .limit(MOST_REMEDIES)
                        .map(Decisions::said)
                        .collect(Collectors.joining("; or "))
                + (search.remedies().size() > MOST_REMEDIES
                        ? "; or " + (search.remedies().size() - MOST_REMEDIES) + " other ways"
                        : "");
    }

    /** The changes of a remedy, with who could bring each about. */
    static String said(Remedy remedy) {
        return remedy.changes().stream().map(Decisions::said).collect(Collectors.joining(", and "));
    }

    private static String said(Change change) {
        return change.says()
                + (change.by().isEmpty()
                        ? ""
                        : " (by "
                                + change.by().stream().map(party -> party.key()).collect(Collectors.joining(", "))
                                + ")");
    }
}
