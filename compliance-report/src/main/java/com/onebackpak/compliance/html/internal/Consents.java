package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The section that counts consents by how they stand and when they end. Not thread-safe. */
final class Consents {
    private static final int MOST_KINDS = 40;
    private static final int SOON_DAYS = 30;

    private final Instant at;
    private final LocalDate today;
    private final Times times;
    private final Map<Terms, Counts<State>> kinds = new HashMap<>();
    private final Counts<State> sums = new Counts<>(State.class);
    private final Counts<End> ends = new Counts<>(End.class);

    private Consents(Instant at, Times times) {
        this.at = at;
        this.today = times.day(at);
        this.times = times;
    }

    /** What consents of one kind have in common. */
    private record Terms(String basis, String purposes) {}

    /** How a consent stands. */
    private enum State {
        LIVE("Live"),
        WITHDRAWN("Withdrawn"),
        EXPIRED("Expired"),
        REFUSED("Refused"),
        REFUSAL_ENDED("Refusal ended"),
        NOT_BEGUN("Not begun");

        private final String says;

        State(String says) {
            this.says = says;
        }

        static State of(Consent consent, Instant at) {
            if (at.isBefore(consent.given())) {
                return NOT_BEGUN;
            }
            if (consent.refused()) {
                boolean ended = Stream.of(consent.withdrawn(), consent.expires())
                        .flatMap(end -> end.stream())
                        .anyMatch(end -> !end.isAfter(at));
                return ended ? REFUSAL_ENDED : REFUSED;
            }
            if (consent.isLiveAt(at)) {
                return LIVE;
            }
            return consent.withdrawn().filter(end -> !end.isAfter(at)).isPresent() ? WITHDRAWN : EXPIRED;
        }
    }

    /** When a live consent ends. */
    private enum End {
        SOON("within " + SOON_DAYS + " days", SOON_DAYS),
        QUARTER("in 31 to 90 days", 90),
        YEAR("in 91 to 365 days", 365),
        LATER("later", Long.MAX_VALUE),
        NEVER("it does not end by itself", Long.MAX_VALUE);

        private final String says;
        private final long days;

        End(String says, long days) {
            this.says = says;
            this.days = days;
        }
    }

    static Told of(TenantStores stores, Instant at, Times times, Progress progress) {
        Consents consents = new Consents(at, times);
        Page.readAll(after -> stores.consents().page(LedgerQuery.all(), after, Page.MAX_ROWS), recorded -> {
            consents.add(recorded.value());
            progress.one("consents");
        });
        return consents.told();
    }

    private void add(Consent consent) {
        State state = State.of(consent, at);
        sums.one(state);
        kinds.computeIfAbsent(
                        new Terms(consent.basis().path(), Words.terms(consent.purposes())),
                        terms -> new Counts<>(State.class))
                .one(state);
        if (state == State.LIVE) {
            ends.one(end(consent));
        }
    }

    private End end(Consent consent) {
        Stream<Instant> said = Stream.of(consent.expires(), consent.withdrawn()).flatMap(each -> each.stream());
        return said.min(Comparator.naturalOrder())
                .map(end -> {
                    long days = ChronoUnit.DAYS.between(today, times.day(end));
                    return Stream.of(End.values())
                            .filter(one -> days <= one.days)
                            .findFirst()
                            .orElse(End.LATER);
                })
                .orElse(End.NEVER);
    }

    private Told told() {
        List<Block> blocks = new ArrayList<>();
        if (sums.sum() == 0) {
            blocks.add(new Block.Text("No consent and no refusal of consent is on record."));
        } else {
            blocks.add(states());
            if (kinds.size() > MOST_KINDS) {
                blocks.add(new Block.Text(Table.number(kinds.size() - MOST_KINDS)
                        + " rarer kinds are left out; their consents are in the last line."));
            }
            blocks.add(ends());
        }
        List<Block.Point> points = ends.of(End.SOON) == 0
                ? List.of()
                : List.of(new Block.Point(
                        Told.SOON,
                        Words.count(ends.of(End.SOON), "consent ends", "consents end") + " within " + SOON_DAYS
                                + " days; what rests on them is refused from then on.",
                        "consents"));
        return new Told(
                new Section(
                        "consents",
                        "Consents",
                        List.of(
                                "All consents and refusals of consent on record, whenever they were given, as they stand"
                                        + " when this report is made.",
                                "A consent that is live covers what it names and nothing else; whether it permits something"
                                        + " is for a decision to tell."),
                        blocks),
                points,
                List.of(new Block.Field("Live consents", Table.number(sums.of(State.LIVE)))));
    }

    private Table states() {
        Table.Rows rows = Table.of(
                "consents-table",
                "Consents by basis and purpose, and how they stand",
                Stream.concat(
                                Stream.of("Basis", "Purposes"),
                                Stream.concat(
                                        Stream.of(State.values()).map(state -> "#" + state.says), Stream.of("#All")))
                        .toArray(String[]::new));
        kinds.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Terms, Counts<State>> each) ->
                                -each.getValue().sum())
                        .thenComparing(each -> each.getKey().toString()))
                .limit(MOST_KINDS)
                .forEach(each ->
                        rows.add(row(each.getKey().basis(), each.getKey().purposes(), each.getValue())));
        return rows.add(row("all", "", sums)).table();
    }

    private static Object[] row(String basis, String purposes, Counts<State> counts) {
        return Stream.concat(
                        Stream.of(basis, purposes),
                        Stream.concat(Stream.of(State.values()).map(counts::of), Stream.of(counts.sum())))
                .toArray();
    }

    private Table ends() {
        Table.Rows rows = Table.of("consents-end", "When live consents end", "It ends", "#Consents");
        for (End end : End.values()) {
            rows.add(end.says, ends.of(end));
        }
        return rows.table();
    }
}
