package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.html.internal.DecisionTally.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Folds days into as many spans as can be looked at: days, weeks, months or years, those without anything among them. */
final class TimeSpans {
    private static final int MOST_DAYS = 31;
    private static final int MOST_WEEKS = 26;
    private static final int MOST_MONTHS = 36;
    private static final int DAYS_IN_A_WEEK = 7;

    private TimeSpans() {}

    /** How long a span is. */
    private enum Length {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        LocalDate begin(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate begin) {
            return switch (this) {
                case DAY -> begin.plusDays(1);
                case WEEK -> begin.plusWeeks(1);
                case MONTH -> begin.plusMonths(1);
                case YEAR -> begin.plusYears(1);
            };
        }

        String name(LocalDate begin) {
            return switch (this) {
                case DAY -> begin.toString();
                case WEEK -> "week of " + begin;
                case MONTH -> begin.toString().substring(0, begin.toString().lastIndexOf('-'));
                case YEAR -> String.valueOf(begin.getYear());
            };
        }

        static Length of(LocalDate first, LocalDate last) {
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            if (days <= MOST_DAYS) {
                return DAY;
            }
            if (days <= (long) MOST_WEEKS * DAYS_IN_A_WEEK) {
                return WEEK;
            }
            return ChronoUnit.MONTHS.between(first, last) < MOST_MONTHS ? MONTH : YEAR;
        }
    }

    /**
     * A span.
     *
     * @param name which it is
     * @param counts how many decisions of each kind
     */
    record Span(String name, Counts<Kind> counts) {
        long count(Kind kind) {
            return counts.of(kind);
        }

        long all() {
            return counts.sum();
        }
    }

    static List<Span> of(NavigableMap<LocalDate, Counts<Kind>> days) {
        Length length = Length.of(days.firstKey(), days.lastKey());
        NavigableMap<LocalDate, Counts<Kind>> folded = new TreeMap<>();
        days.forEach((day, counts) -> folded.computeIfAbsent(length.begin(day), begin -> new Counts<>(Kind.class))
                .add(counts));
        List<Span> spans = new ArrayList<>();
        LocalDate last = folded.lastKey();
        for (LocalDate begin = folded.firstKey(); !begin.isAfter(last); begin = length.next(begin)) {
            spans.add(new Span(
                    length.name(begin),
                    Optional.ofNullable(folded.get(begin)).orElseGet(() -> new Counts<>(Kind.class))));
        }
        return spans;
    }
}
