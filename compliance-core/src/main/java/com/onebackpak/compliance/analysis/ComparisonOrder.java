package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.Period;
import java.util.Collection;
import java.util.Set;

/** Which comparisons of one fact say less than others. Has no state. */
final class ComparisonOrder {
    private ComparisonOrder() {}

    /**
     * Whether, of each value that there can be, the one is never truer than the other; so it is of a fact with several
     * values, too, of which one is enough.
     */
    static boolean isNoTruerThan(FactComparison one, FactComparison other) {
        if (one instanceof FactComparison.AtLeast narrow && other instanceof FactComparison.AtLeast wide) {
            return isAtLeast(narrow.bound(), wide.bound());
        } else if (one instanceof FactComparison.Below narrow && other instanceof FactComparison.Below wide) {
            return isAtLeast(wide.bound(), narrow.bound());
        } else if (one instanceof FactComparison.SinceAtLeast narrow
                && other instanceof FactComparison.SinceAtLeast wide) {
            return isAtLeast(narrow.period(), wide.period());
        } else if (one instanceof FactComparison.SinceBelow narrow && other instanceof FactComparison.SinceBelow wide) {
            return isAtLeast(wide.period(), narrow.period());
        } else if (one instanceof FactComparison.Has narrow && other instanceof FactComparison.Has wide) {
            return areWithin(Set.of(narrow.member()), Set.of(wide.member()));
        } else if (one instanceof FactComparison.In narrow && other instanceof FactComparison.In wide) {
            return areWithin(narrow.values(), wide.values());
        }
        return one instanceof FactComparison.Is narrow && isWithin(narrow.value(), other);
    }

    private static boolean isWithin(FactValue value, FactComparison other) {
        if (other instanceof FactComparison.AtLeast wide) {
            return isAtLeast(value, wide.bound());
        } else if (other instanceof FactComparison.Below wide) {
            return value.type() == wide.bound().type() && isOrdered(value) && !isAtLeast(value, wide.bound());
        }
        return other instanceof FactComparison.In wide && areWithin(Set.of(value), wide.values());
    }

    private static boolean areWithin(Collection<FactValue> narrow, Collection<FactValue> wide) {
        return narrow.stream().allMatch(n -> wide.stream().anyMatch(w -> w.equals(n) || covers(w, n)));
    }

    private static boolean covers(FactValue wide, FactValue narrow) {
        return wide instanceof FactValue.OfTerm above
                && narrow instanceof FactValue.OfTerm below
                && above.value().covers(below.value());
    }

    private static boolean isOrdered(FactValue value) {
        return value instanceof FactValue.OfNumber
                || value instanceof FactValue.OfDate
                || value instanceof FactValue.OfInstant;
    }

    /** Of values of one type; of others it is not known here. */
    private static boolean isAtLeast(FactValue one, FactValue other) {
        if (one instanceof FactValue.OfNumber a && other instanceof FactValue.OfNumber b) {
            return a.value().compareTo(b.value()) >= 0;
        } else if (one instanceof FactValue.OfDate a && other instanceof FactValue.OfDate b) {
            return !a.value().isBefore(b.value());
        }
        return one instanceof FactValue.OfInstant a
                && other instanceof FactValue.OfInstant b
                && !a.value().isBefore(b.value());
    }

    /** Whether the one ends no earlier from whatever day on. */
    private static boolean isAtLeast(Period one, Period other) {
        Period more = one.minus(other);
        return more.toTotalMonths() >= 0 && !more.withYears(0).withMonths(0).isNegative();
    }
}
