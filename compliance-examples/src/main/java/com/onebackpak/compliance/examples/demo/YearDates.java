package com.onebackpak.compliance.examples.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dates of a district's year: from the agreement in August to the end of the next summer, before the instant for which the
 * demo is asked. Immutable.
 *
 * @param first the year in which it begins
 * @param zone where the district is
 */
record YearDates(int first, ZoneId zone) {
    private static final LocalTime TIME_OF_DAY = LocalTime.of(10, 0);

    static YearDates before(OffsetDateTime now, ZoneId zone) {
        return new YearDates(now.atZoneSameInstant(zone).getYear() - 1, zone);
    }

    LocalDate agreement() {
        return LocalDate.of(first, 8, 1);
    }

    LocalDate consents() {
        return LocalDate.of(first, 8, 12);
    }

    LocalDate rosterImport() {
        return LocalDate.of(first, 8, 18);
    }

    LocalDate withdrawal() {
        return LocalDate.of(first, 10, 20);
    }

    LocalDate deletionOfTheWithdrawn() {
        return LocalDate.of(first, 10, 22);
    }

    LocalDate inspection() {
        return LocalDate.of(first, 11, 3);
    }

    LocalDate inspectionAnswered() {
        return LocalDate.of(first, 11, 24);
    }

    LocalDate policyPublished() {
        return LocalDate.of(first + 1, 1, 5);
    }

    LocalDate parentsAsked() {
        return LocalDate.of(first + 1, 1, 12);
    }

    LocalDate renewal() {
        return LocalDate.of(first + 1, 1, 26);
    }

    LocalDate lateRenewal() {
        return LocalDate.of(first + 1, 2, 20);
    }

    LocalDate policyEffective() {
        return LocalDate.of(first + 1, 2, 9);
    }

    LocalDate breach() {
        return LocalDate.of(first + 1, 3, 4);
    }

    LocalDate schoolTold() {
        return LocalDate.of(first + 1, 3, 6);
    }

    LocalDate familiesTold() {
        return LocalDate.of(first + 1, 3, 27);
    }

    LocalDate hold() {
        return LocalDate.of(first + 1, 5, 20);
    }

    LocalDate leaving() {
        return LocalDate.of(first + 1, 6, 30);
    }

    LocalDate deletion() {
        return LocalDate.of(first + 1, 8, 3);
    }

    LocalDate secondLook() {
        return LocalDate.of(first + 1, 8, 5);
    }

    LocalDate release() {
        return LocalDate.of(first + 1, 8, 20);
    }

    LocalDate certificate() {
        return LocalDate.of(first + 1, 8, 24);
    }

    LocalDate export() {
        return LocalDate.of(first + 1, 9, 1);
    }

    /** The months in which school is held, from September to June. */
    List<YearMonth> months() {
        return IntStream.range(0, 10)
                .mapToObj(YearMonth.of(first, 9)::plusMonths)
                .toList();
    }

    /** When things happen on a day. */
    Instant on(LocalDate day) {
        return day.atTime(TIME_OF_DAY).atZone(zone).toInstant();
    }
}
