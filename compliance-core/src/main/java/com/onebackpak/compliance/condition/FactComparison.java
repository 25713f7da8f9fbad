package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;

/** What a test asks of the value of a fact. None of them holds of a fact that is known to be absent. Immutable. */
public sealed interface FactComparison {
    /** Returns what the interpreter makes of this comparison. */
    <R> R interpret(ComparisonInterpreter<R> interpreter);

    /** Whether it can be asked of facts of this type. */
    boolean fits(FactType type);

    /** What is asked, in the words that follow the name of a fact, such as {@code " is at least 2"}. */
    default String describe() {
        return ComparisonText.of(this);
    }

    /** The values that it names. */
    default Set<FactValue> values() {
        return Set.of();
    }

    /**
     * The fact has this value.
     *
     * @param value the value, no set
     */
    record Is(FactValue value) implements FactComparison {
        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.is(this);
        }

        @Override
        public boolean fits(FactType type) {
            return type == value.type();
        }

        @Override
        public Set<FactValue> values() {
            return Set.of(value);
        }
    }

    /**
     * The fact has one of these values; of terms, one that lies under one of them. A broader term may.
     *
     * @param values the values, at least one, no sets
     */
    record In(Set<FactValue> values) implements FactComparison {
        /** Copies what is given, in its order. */
        public In {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("'in' must name at least one value");
            }
            values = ImmutableSet.copyOf(values);
        }

        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.in(this);
        }

        @Override
        public boolean fits(FactType type) {
            for (FactValue value : values) {
                if (value.type() != type) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The fact is a set that has this member; of terms, one that lies under it.
     *
     * @param member the member: text, or a term
     */
    record Has(FactValue member) implements FactComparison {
        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.has(this);
        }

        @Override
        public boolean fits(FactType type) {
            return (type == FactType.TEXTS && member.type() == FactType.TEXT)
                    || (type == FactType.TERMS && member.type() == FactType.TERM);
        }

        @Override
        public Set<FactValue> values() {
            return Set.of(member);
        }
    }

    /**
     * The fact is this number, day or moment, or comes after it.
     *
     * @param bound the bound
     */
    record AtLeast(FactValue bound) implements FactComparison {
        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.atLeast(this);
        }

        @Override
        public boolean fits(FactType type) {
            return isComparable(type, bound.type());
        }

        @Override
        public Set<FactValue> values() {
            return Set.of(bound);
        }
    }

    /**
     * The fact is a number, a day or a moment before this one.
     *
     * @param bound the bound
     */
    record Below(FactValue bound) implements FactComparison {
        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.below(this);
        }

        @Override
        public boolean fits(FactType type) {
            return isComparable(type, bound.type());
        }

        @Override
        public Set<FactValue> values() {
            return Set.of(bound);
        }
    }

    /**
     * That much time or more has passed since the day, by local days in the agency's zone.
     *
     * @param period years, months and days, none of them negative
     */
    record SinceAtLeast(Period period) implements FactComparison {
        /** Checks the period. */
        public SinceAtLeast {
            requireForward(period);
        }

        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.sinceAtLeast(this);
        }

        @Override
        public boolean fits(FactType type) {
            return type.isDay();
        }
    }

    /**
     * Less time has passed since the day; of a day that is yet to come, too.
     *
     * @param period years, months and days, none of them negative
     */
    record SinceBelow(Period period) implements FactComparison {
        /** Checks the period. */
        public SinceBelow {
            requireForward(period);
        }

        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.sinceBelow(this);
        }

        @Override
        public boolean fits(FactType type) {
            return type.isDay();
        }
    }

    /**
     * The other fact has the same value.
     *
     * @param fact its name
     */
    record Same(String fact) implements FactComparison {
        @Override
        public <R> R interpret(ComparisonInterpreter<R> interpreter) {
            return interpreter.same(this);
        }

        @Override
        public boolean fits(FactType type) {
            return type.isDeclarable();
        }
    }

    /** Whether values of these types can be the same: a set has what is equal to one of its members. */
    static boolean areAlike(FactType one, FactType other) {
        return one == other || element(one) == element(other);
    }

    private static FactType element(FactType type) {
        return switch (type) {
            case TEXTS -> FactType.TEXT;
            case TERMS -> FactType.TERM;
            default -> type;
        };
    }

    private static boolean isComparable(FactType one, FactType other) {
        return (one == FactType.NUMBER && other == FactType.NUMBER) || (one.isDay() && other.isDay());
    }

    private static void requireForward(Period period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException("a period must not go back, as " + period + " does");
        }
        boolean isTooLong = period.toTotalMonths() > 12_000
                || LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH.plusYears(1_000));
        if (isTooLong) {
            throw new IllegalArgumentException("a period must not be longer than 1000 years, as " + period + " is");
        }
    }
}
