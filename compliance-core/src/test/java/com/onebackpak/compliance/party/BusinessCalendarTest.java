package com.onebackpak.compliance.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(
            Set.of(THANKSGIVING), Set.of(LocalDate.of(2026, 11, 24), WEDNESDAY, LocalDate.of(2026, 11, 30)));

    @Test
    void the_first_day_is_not_counted_nor_are_saturdays_sundays_and_holidays() {
        assertThat(CALENDAR.plusBusinessDays(WEDNESDAY, 2)).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(BusinessCalendar.WEEKDAYS.plusBusinessDays(WEDNESDAY, 2)).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    @Test
    void what_begins_on_a_holiday_or_a_sunday_counts_from_the_next_working_day() {
        assertThat(CALENDAR.plusBusinessDays(THANKSGIVING, 1)).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(CALENDAR.plusBusinessDays(LocalDate.of(2026, 11, 29), 1)).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void no_days_leave_the_day_where_it_is() {
        assertThat(CALENDAR.plusBusinessDays(THANKSGIVING, 0)).isEqualTo(THANKSGIVING);
    }

    @Test
    void school_days_are_those_that_are_known_and_beyond_them_none_is() {
        assertThat(CALENDAR.plusSchoolDays(WEDNESDAY, 1)).contains(LocalDate.of(2026, 11, 30));
        assertThat(CALENDAR.plusSchoolDays(LocalDate.of(2026, 11, 1), 3)).contains(LocalDate.of(2026, 11, 30));
        assertThat(CALENDAR.plusSchoolDays(WEDNESDAY, 2)).isEmpty();
    }
}
