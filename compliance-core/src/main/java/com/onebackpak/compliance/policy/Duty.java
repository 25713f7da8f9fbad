package com.onebackpak.compliance.policy;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;

/**
 * A standing obligation that no single request raises, such as posting a notice of a changed policy. Immutable.
 *
 * @param id its id, unique in its policy
 * @param obligation what is owed
 * @param says when and to whom
 * @param within in what time, if the text or law sets one: a {@link Period} of days, months or years by the calendar, or a
 *     {@link Duration} of hours, as it was written; seven days are not 168 hours where the clocks change
 * @param cites the clauses or sections that say so; at least one
 */
public record Duty(
        String id, Obligation obligation, String says, Optional<TemporalAmount> within, List<Citation> cites) {
    /** Copies what is given, so that the duty cannot change. */
    public Duty {
        cites = List.copyOf(cites);
        if (cites.isEmpty()) {
            throw new IllegalArgumentException("duty '" + id + "' must cite what it rests on");
        }
        within.filter(time -> !(time instanceof Period || time instanceof Duration))
                .ifPresent(time -> {
                    throw new IllegalArgumentException("duty '" + id + "' must be due within a period or a duration");
                });
    }

    /**
     * Reads a time as it is written: {@code P45D}, {@code P1Y} by the calendar, {@code PT72H} by the clock.
     *
     * @throws IllegalArgumentException if it is neither, or both at once, or no time at all
     */
    public static TemporalAmount parseTime(String text) {
        try {
            if (text.startsWith("PT")) {
                Duration time = Duration.parse(text);
                requirePositive(!time.isNegative() && !time.isZero(), text);
                return time;
            }
            Period days = Period.parse(text);
            requirePositive(!days.isNegative() && !days.isZero(), text);
            return days;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expected a period such as P45D or P1Y, or a duration such as PT72H, found '" + text + "'", e);
        }
    }

    private static void requirePositive(boolean isPositive, String text) {
        if (!isPositive) {
            throw new IllegalArgumentException("a duty must be due some time after it begins, not within " + text);
        }
    }
}
