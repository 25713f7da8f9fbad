package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days and instants with which tests of one fact compare it. Some follow each other in the same order on every day and
 * in every zone; of others the order turns, or only a zone tells one from the next: then what answers there can be is not
 * told by values of one moment. Has no state.
 */
final class DayBounds {
    /** A day begins in all zones within 36 hours; what lies this many days apart no zone brings together. */
    private static final long APART = 5;

    private static final int FEWEST_DAYS_OF_A_MONTH = 28;
    private static final int MOST_DAYS_OF_A_MONTH = 31;

    private DayBounds() {}

    /** Whether answers that tests of a fact of days or instants can give depend on the day of the decision or on the zone. */
    static boolean areInTurns(FactType type, List<Condition.FactTest> tests) {
        if (type != FactType.DATE && type != FactType.INSTANT) {
            return false;
        }
        List<Object> bounds = tests.stream()
                .flatMap(test -> bounds(test.comparison()))
                .distinct()
                .toList();
        return bounds.stream()
                .anyMatch(one -> bounds.stream()
                        .anyMatch(other ->
                                !one.equals(other) && !areApart(type, one, other) && !areApart(type, other, one)));
    }

    private static Stream<Object> bounds(FactComparison comparison) {
        if (comparison instanceof FactComparison.SinceAtLeast since) {
            return Stream.of(since.period().normalized());
        }
        if (comparison instanceof FactComparison.SinceBelow since) {
            return Stream.of(since.period().normalized());
        }
        return comparison.values().stream().map(value -> value);
    }

    /** Whether the one is always after the other, so far that no zone changes it where zones tell. */
    private static boolean areApart(FactType type, Object one, Object other) {
        if (one instanceof Period longer && other instanceof Period shorter) {
            Period more = longer.minus(shorter);
            long months = more.toTotalMonths();
            long days = months * (months < 0 ? MOST_DAYS_OF_A_MONTH : FEWEST_DAYS_OF_A_MONTH);
            return days + more.get(ChronoUnit.DAYS) >= APART;
        }
        if (one instanceof Period || other instanceof Period) {
            return false;
        }
        boolean doesZoneTell =
                type == FactType.INSTANT && (one instanceof FactValue.OfDate || other instanceof FactValue.OfDate);
        return !doesZoneTell || ChronoUnit.DAYS.between(start(other), start(one)) >= APART;
    }

    private static Instant start(Object bound) {
        return bound instanceof FactValue.OfDate date
                ? date.value().atStartOfDay(ZoneOffset.UTC).toInstant()
                : ((FactValue.OfInstant) bound).value();
    }
}
