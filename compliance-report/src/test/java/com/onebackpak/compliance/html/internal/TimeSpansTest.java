package com.onebackpak.compliance.html.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.html.internal.DecisionTally.Kind;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days are folded into as many spans as can be looked at. */
class TimeSpansTest {
    private static NavigableMap<LocalDate, Counts<Kind>> days(String... days) {
        NavigableMap<LocalDate, Counts<Kind>> counted = new TreeMap<>();
        for (String day : days) {
            Counts<Kind> counts = new Counts<>(Kind.class);
            counts.one(Kind.PERMIT);
            counts.one(Kind.DENY);
            counted.put(LocalDate.parse(day), counts);
        }
        return counted;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-01, 2026-09-01, 1, 2026-09-01, 2026-09-01",
        "2026-09-01, 2026-10-01, 31, 2026-09-01, 2026-10-01",
        "2026-09-01, 2026-10-02, 5, week of 2026-08-31, week of 2026-09-28",
        "2026-01-01, 2026-07-01, 27, week of 2025-12-29, week of 2026-06-29",
        "2026-01-01, 2026-07-02, 7, 2026-01, 2026-07",
        "2024-01-15, 2026-12-31, 36, 2024-01, 2026-12",
        "2020-02-29, 2026-12-31, 7, 2020, 2026",
    })
    void the_longer_the_time_the_longer_the_spans(String first, String last, int number, String from, String to) {
        assertThat(TimeSpans.of(days(first, last)))
                .hasSize(number)
                .satisfies(spans -> assertThat(spans.get(0).name()).isEqualTo(from))
                .satisfies(spans -> assertThat(spans.get(number - 1).name()).isEqualTo(to));
    }

    @Test
    void no_day_is_lost_and_spans_without_any_are_there() {
        assertThat(TimeSpans.of(days("2026-01-01", "2026-01-31", "2026-09-01")))
                .extracting(TimeSpans.Span::all)
                .containsExactly(4L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L);
    }
}
