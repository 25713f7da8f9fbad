package com.onebackpak.compliance.party;

import com.google.common.collect.ImmutableSortedSet;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which an agency works. Immutable.
 *
 * @param holidays days on which it does not, though they are no Saturdays or Sundays
 * @param schoolDays the days on which school is held; empty: unknown
 */
public record BusinessCalendar(Set<LocalDate> holidays, Set<LocalDate> schoolDays) {
    /** One of which no holiday is known: every day from Monday to Friday counts. */
    public static final BusinessCalendar WEEKDAYS = new BusinessCalendar(Set.of(), Set.of());

    /** Copies what is given. */
    public BusinessCalendar {
        holidays = ImmutableSortedSet.copyOf(holidays);
        schoolDays = ImmutableSortedSet.copyOf(schoolDays);
    }

    /** Whether the agency works on that day: not a Saturday, a Sunday or a holiday. */
    public boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The business day that is so many after the given day, which is not counted itself. */
    public LocalDate plusBusinessDays(LocalDate day, int number) {
        LocalDate reached = day;
        for (int counted = 0; counted < number; ) {
            reached = reached.plusDays(1);
            if (isBusinessDay(reached)) {
                counted++;
            }
        }
        return reached;
    }

    /** The school day that is so many after the given day; empty where not so many are known. */
    public Optional<LocalDate> plusSchoolDays(LocalDate day, int number) {
        return schoolDays.stream()
                .filter(day::isBefore)
                .skip(Math.max(0, number - 1))
                .findFirst();
    }
}
