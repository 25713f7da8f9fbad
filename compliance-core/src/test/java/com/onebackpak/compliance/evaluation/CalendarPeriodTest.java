package com.onebackpak.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-10, P1M, 2026-04-10",
        "2026-03-10, P60D, 2026-05-09",
        "2026-04-30, P30D, 2026-05-30",
        "2026-04-30, P1M, 2026-05-31",
        "2026-02-28, P1M, 2026-03-31",
        "2026-01-31, P1M, 2026-02-28",
        "2026-01-30, P1M, 2026-03-01",
        "2026-01-29, P1M, 2026-03-01",
        "2028-01-29, P1M, 2028-02-29",
        "2024-02-29, P1Y, 2025-03-01",
        "2024-02-29, P12M, 2025-03-01",
        "2024-02-29, P4Y, 2028-02-29",
        "2024-02-29, P1M, 2024-03-31",
        "2026-08-31, P1M1D, 2026-10-01",
        "2026-08-31, P0D, 2026-08-31",
    })
    void a_months_last_day_stays_one_and_a_leap_day_of_a_common_year_is_the_first_of_march(
            LocalDate day, Period period, LocalDate later) {
        assertThat(Comparisons.later(day, period)).isEqualTo(later);
    }
}
