package com.onebackpak.compliance.testkit.oracle;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;

/** Dates and instants around now, as files write them: far off, on the very day, and at the very instant. */
final class Moments {
    private static final List<String> NOW = List.of(
            "2026-09-15T10:00:00-05:00",
            "2026-09-15T23:30:00-05:00",
            "2026-09-15T00:30:00-05:00",
            "2026-09-15T00:00:00-05:00",
            "2026-02-28T23:30:00-06:00",
            "2026-03-01T00:30:00-06:00",
            "2028-02-29T12:00:00-06:00");

    static final List<String> PERIODS = List.of("P0D", "P60D", "P1M", "P1Y", "P1Y1M", "P13Y");

    private final Draw draw;
    final OffsetDateTime now;
    private final LocalDate today;
    private final boolean instantsOnly;

    /**
     * Makes dates and instants.
     *
     * @param instantsOnly whether ledgers hold no dates, which mean another instant where somebody's zone is not known
     */
    Moments(Draw draw, boolean instantsOnly) {
        this.draw = draw;
        this.instantsOnly = instantsOnly;
        now = OffsetDateTime.parse(draw.of(NOW));
        today = now.toLocalDate();
    }

    /** In the order of time; of today nobody knows whether it starts before now, that depends on the zone. */
    private List<String> ordered() {
        return List.of(
                dayOrInstant(-4000),
                dayOrInstant(-400),
                dayOrInstant(-2),
                now.minusSeconds(1).toString(),
                now.toString(),
                now.plusSeconds(1).toString(),
                dayOrInstant(2),
                dayOrInstant(400));
    }

    private String dayOrInstant(int offset) {
        return instantsOnly ? now.plusDays(offset).toString() : day(offset);
    }

    private String day(int offset) {
        return today.plusDays(offset).toString();
    }

    String start() {
        return draw.of(ordered().subList(0, draw.chance(80) ? 5 : 8));
    }

    /** Puts a start and perhaps some ends; whatever begins at an instant may end in it. */
    void span(Map<String, Object> entry, String from, String... ends) {
        boolean onTheDay = !instantsOnly && draw.chance(10);
        int start = onTheDay ? -1 : draw.below(draw.chance(80) ? 5 : 8);
        entry.put(from, onTheDay ? today.toString() : ordered().get(start));
        for (String end : ends) {
            if (draw.chance(30)) {
                int least = onTheDay ? 6 : start;
                boolean endsOnTheDay = !instantsOnly && !onTheDay && start <= 1 && draw.chance(15);
                entry.put(end, endsOnTheDay ? today.toString() : ordered().get(least + draw.below(8 - least)));
            }
        }
    }

    /** The same with instants alone, for who has no one zone. */
    void instants(Map<String, Object> entry, String from, String... ends) {
        entry.put(from, now.minusDays(draw.below(3)).toString());
        for (String end : ends) {
            if (draw.chance(30)) {
                entry.put(end, now.plusSeconds(draw.below(3)).toString());
            }
        }
    }

    /** A day on which a period ends today, a day before or after that, and days whose months are short. */
    String factDate() {
        if (draw.chance(20)) {
            return draw.of("2024-02-29", "2025-02-28", "2026-01-29", "2026-01-31", "2027-12-31");
        }
        return today.minus(Period.parse(draw.of(PERIODS)))
                .plusDays(draw.below(3) - 1)
                .toString();
    }

    String factInstant() {
        OffsetDateTime then = now.minus(Period.parse(draw.of(PERIODS))).plusHours(draw.below(5) * 6 - 12);
        return draw.of(List.of(then, today.atStartOfDay().atOffset(now.getOffset()), now))
                .toString();
    }

    /** When something happened: a date only where it is one instant. */
    String happened(boolean toWhoHasNoOneZone) {
        return instantsOnly || toWhoHasNoOneZone || draw.chance(50) ? factInstant() : draw.of(factDate(), start());
    }

    /** At the age of 13 or 18 to the day, clearly younger, older, on 29 February, and what stands for none. */
    String birthDate() {
        return switch (draw.below(10)) {
            case 0, 1 -> today.minusYears(13).plusDays(draw.below(3) - 1).toString();
            case 2, 3 -> today.minusYears(18).plusDays(draw.below(3) - 1).toString();
            case 4 -> today.minusYears(13).minusDays(400L - draw.below(3)).toString();
            case 5 -> today.minusYears(18).minusDays(2 - draw.below(3)).toString();
            case 6 -> draw.of("2008-02-29", "2012-02-29", "2010-03-01", "2013-02-28");
            case 7 -> draw.of("1900-01-01", "1919-12-31", "1920-01-01", day(1), day(0), day(300));
            case 8 -> "1985-06-30";
            default -> draw.of("2018-05-01", "2010-05-01");
        };
    }
}
