package com.onebackpak.compliance.scenario;

import com.onebackpak.compliance.duty.Due;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.DutyKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What is expected of an answer on duties. Immutable.
 *
 * @param duties each must be among the answers
 * @param exactly whether there must be no others
 * @param first what must be due before all others that are not done
 */
public record DutyExpectation(List<ExpectedDuty> duties, boolean exactly, Optional<ExpectedDuty> first) {
    /** Copies what is given. */
    public DutyExpectation {
        duties = List.copyOf(duties);
    }

    /** By when something is expected to be owed. */
    public sealed interface ExpectedDue {
        /** By the end of a day. */
        record OnDay(LocalDate day) implements ExpectedDue {
            @Override
            public boolean isMetBy(Due due) {
                return due instanceof Due.OnDay on && on.day().equals(day);
            }

            @Override
            public String toString() {
                return day.toString();
            }
        }

        /** Before an instant. */
        record AtInstant(Instant instant) implements ExpectedDue {
            @Override
            public boolean isMetBy(Due due) {
                return due instanceof Due.Before before && before.instant().equals(instant);
            }

            @Override
            public String toString() {
                return instant.toString();
            }
        }

        /** Without a date. */
        record Open() implements ExpectedDue {
            @Override
            public boolean isMetBy(Due due) {
                return due instanceof Due.Open;
            }

            @Override
            public String toString() {
                return "open";
            }
        }

        /** Whether that is when it is owed. */
        boolean isMetBy(Due due);
    }

    /**
     * What is expected of one duty; what is empty is not expected.
     *
     * @param what what is to be done
     * @param by who owes it
     * @param to to whom
     * @param due by when
     * @param state how things stand
     * @param waitsFor what it must be waiting for, among others
     * @param cites citations that it must name, or paragraphs of which it must name
     */
    public record ExpectedDuty(
            Optional<DutyKind> what,
            Optional<String> by,
            Optional<String> to,
            Optional<ExpectedDue> due,
            Optional<DutyState> state,
            List<String> waitsFor,
            List<Citation> cites) {
        /** Copies what is given. */
        public ExpectedDuty {
            waitsFor = List.copyOf(waitsFor);
            cites = List.copyOf(cites);
        }

        boolean isMetBy(OwedDuty duty) {
            return what.filter(expected -> expected != duty.what()).isEmpty()
                    && by.filter(expected -> !expected.equals(duty.by())).isEmpty()
                    && to.filter(expected -> !expected.equals(duty.to())).isEmpty()
                    && due.filter(expected -> !expected.isMetBy(duty.due())).isEmpty()
                    && state.filter(expected -> expected != duty.state()).isEmpty()
                    && duty.waitsFor().containsAll(waitsFor)
                    && cites.stream().allMatch(expected -> duty.cites().stream().anyMatch(expected::covers));
        }

        @Override
        public String toString() {
            StringJoiner text = new StringJoiner(", ", "{", "}");
            what.ifPresent(kind -> text.add("what: " + kind.key()));
            by.ifPresent(party -> text.add("by: " + party));
            to.ifPresent(party -> text.add("to: " + party));
            due.ifPresent(when -> text.add("due: " + when));
            state.ifPresent(how -> text.add("state: " + how.key()));
            if (!waitsFor.isEmpty()) {
                text.add("waits-for: " + waitsFor);
            }
            if (!cites.isEmpty()) {
                text.add("cites: " + cites);
            }
            return text.toString();
        }
    }

    /** Returns how the duties differ from what is expected, a sentence each; empty if they do not. */
    public List<String> differences(List<OwedDuty> owed) {
        List<String> differences = new ArrayList<>();
        duties.stream()
                .filter(expected -> owed.stream().noneMatch(expected::isMetBy))
                .forEach(expected -> differences.add("duties: expected " + expected + ", was " + text(owed)));
        if (exactly) {
            owed.stream()
                    .filter(duty -> duties.stream().noneMatch(expected -> expected.isMetBy(duty)))
                    .forEach(duty -> differences.add("duties: expected no others, was also " + text(duty)));
        }
        first.ifPresent(expected -> {
            List<OwedDuty> open =
                    owed.stream().filter(duty -> !duty.state().isDone()).toList();
            boolean isMet =
                    open.stream().filter(duty -> duty.isDueWith(open.get(0))).anyMatch(expected::isMetBy);
            if (!isMet) {
                differences.add("first: expected " + expected + ", was "
                        + (open.isEmpty() ? "nothing that is not done" : text(open.get(0))));
            }
        });
        return differences;
    }

    private static String text(List<OwedDuty> owed) {
        return owed.isEmpty()
                ? "nothing"
                : owed.stream().map(DutyExpectation::text).collect(Collectors.joining("; "));
    }

    private static String text(OwedDuty duty) {
        return duty.what().key() + " by " + duty.by() + " to " + duty.to() + " due "
                + duty.due().text() + " " + duty.stateText() + " " + duty.cites();
    }
}
