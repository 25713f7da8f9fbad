package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.party.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/**
 * Generates the instants about which is asked, and what stands close to them: spans that begin or end at that very
 * instant, birthdays on that day or the next. Has no state.
 */
public final class Moments {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2030-01-01T00:00:00Z");

    /** The evening before a first of March: who was born on a 29 February comes of age at some places, not at others. */
    private static final Instant EVENING = Instant.parse("2026-02-28T23:30:00Z");

    private static final Instant MORNING = Instant.parse("2026-09-15T10:00:00Z");

    private static final List<Instant> AROUND = List.of(LONG_AGO, EVENING, MORNING, FAR_OFF);
    private static final List<Instant> ENDS = List.of(FAR_OFF, EVENING, MORNING, LONG_AGO);
    private static final List<Integer> AGES = List.of(13, 18);
    private static final List<LocalDate> BIRTH_DATES = birthDates();

    /** Real zones, and the widest offsets that a zone may have. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/Chicago"),
            ZoneOffset.UTC,
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Etc/GMT+12"),
            ZoneOffset.MAX,
            ZoneOffset.MIN);

    private Moments() {}

    /** The instants about which is asked. */
    public static Arbitrary<Instant> arbitrary() {
        return Choices.arbitrary(1, Moments::draw);
    }

    static Instant draw(Choices choices) {
        return choices.of(List.of(EVENING, MORNING));
    }

    /** An instant at, before or after those about which is asked. */
    static Instant around(Choices choices) {
        return choices.mostly(AROUND);
    }

    /** An end not before the instant, or none. */
    static Optional<Instant> end(Choices choices, Instant from) {
        return choices.present(4, () -> choices.mostly(ENDS)).map(end -> end.isBefore(from) ? from : end);
    }

    static Span span(Choices choices) {
        Instant from = around(choices);
        return new Span(from, end(choices, from));
    }

    static int age(Choices choices) {
        return choices.of(AGES);
    }

    static LocalDate birthDate(Choices choices) {
        return choices.of(BIRTH_DATES);
    }

    /** A day close to those about which is asked, or a month, sixty days or a year before. */
    static LocalDate day(Choices choices) {
        LocalDate today = LocalDate.ofInstant(draw(choices), ZoneOffset.UTC);
        return choices.of(List.of(
                        today,
                        today.minusDays(60),
                        today.minusMonths(1),
                        today.minusYears(1),
                        LocalDate.of(2024, 2, 29)))
                .plusDays(choices.of(List.of(0, -1, 1)));
    }

    static ZoneId zone(Choices choices) {
        return choices.of(ZONES);
    }

    private static List<LocalDate> birthDates() {
        List<LocalDate> dates = new ArrayList<>(List.of(
                LocalDate.of(1990, 6, 1),
                LocalDate.of(2010, 6, 1),
                LocalDate.of(2018, 6, 1),
                LocalDate.of(2008, 2, 29),
                LocalDate.of(2012, 2, 29)));
        for (Instant at : List.of(EVENING, MORNING)) {
            for (int age : AGES) {
                for (int day = -1; day <= 1; day++) {
                    dates.add(LocalDate.ofInstant(at, ZoneOffset.UTC)
                            .minusYears(age)
                            .plusDays(day));
                }
            }
        }
        return List.copyOf(dates);
    }
}
