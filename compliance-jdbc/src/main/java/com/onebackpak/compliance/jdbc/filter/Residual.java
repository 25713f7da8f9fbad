package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.condition.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What is left of a condition once all that is the same for every row was folded to constants. It has the truth and the
 * missing facts that the evaluator gives, row by row: where it is unknown its SQL is {@code NULL}. Immutable.
 */
sealed interface Residual {
    /** The same for all rows. */
    record Known(Truth truth, Set<String> missing) implements Residual {
        /** Holds of all rows. */
        static final Residual TRUE = new Known(Truth.TRUE, Set.of());

        /** Holds of no row. */
        static final Residual FALSE = new Known(Truth.FALSE, Set.of());

        static Known unknown(String... missing) {
            return new Known(Truth.UNKNOWN, Set.of(missing));
        }

        Known and(Known other) {
            return combined(truth.and(other.truth), other);
        }

        Known or(Known other) {
            return combined(truth.or(other.truth), other);
        }

        @Override
        public Known negated() {
            return new Known(truth.not(), missing);
        }

        private Known combined(Truth value, Known other) {
            return new Known(
                    value,
                    value == Truth.UNKNOWN ? Sets.union(missing, other.missing).immutableCopy() : Set.of());
        }
    }

    /**
     * What the database is asked of each row.
     *
     * @param missing the facts that are missing where the answer is {@code NULL}; empty for what never is
     */
    record Asked(Condition sql, Set<String> missing) implements Residual {
        /** Asks what is true or false of every row. */
        static Asked always(Condition sql) {
            return new Asked(sql, Set.of());
        }
    }

    /** What SQL cannot say; harmless only where it makes no difference. */
    record Unsayable(String construct) implements Residual {}

    /** Whether all parts hold. */
    record All(List<Residual> parts) implements Residual {}

    /** Whether some part holds. */
    record Any(List<Residual> parts) implements Residual {}

    /** Whether the part does not hold. */
    record Not(Residual part) implements Residual {}

    static Residual of(boolean value) {
        return value ? Known.TRUE : Known.FALSE;
    }

    static Residual all(List<Residual> parts) {
        return combined(parts, Truth.FALSE, Known::and, new Known(Truth.TRUE, Set.of()), All::new);
    }

    static Residual all(Residual... parts) {
        return all(List.of(parts));
    }

    static Residual any(List<Residual> parts) {
        return combined(parts, Truth.TRUE, Known::or, new Known(Truth.FALSE, Set.of()), Any::new);
    }

    static Residual any(Residual... parts) {
        return any(List.of(parts));
    }

    /** Folds what is known; one that decides makes the rest, also what cannot be said, not matter. */
    private static Residual combined(
            List<Residual> parts,
            Truth deciding,
            java.util.function.BinaryOperator<Known> combine,
            Known neutral,
            Function<List<Residual>, Residual> of) {
        Known known = neutral;
        List<Residual> rest = new ArrayList<>();
        for (Residual part : parts) {
            if (part instanceof Known one) {
                known = combine.apply(known, one);
            } else {
                rest.add(part);
            }
        }
        if (known.truth == deciding || rest.isEmpty()) {
            return known;
        }
        if (known.truth == Truth.UNKNOWN) {
            rest.add(known);
        }
        return rest.size() == 1 ? rest.get(0) : of.apply(List.copyOf(rest));
    }

    default Residual negated() {
        return this instanceof Not not ? not.part : new Not(this);
    }

    /** Whether it can be true of a row, as far as is told without asking. */
    default boolean mayBe(Truth truth) {
        if (this instanceof Known known) {
            return known.truth == truth;
        } else if (this instanceof Not not) {
            return not.part.mayBe(truth.not());
        } else if (this instanceof All all) {
            return truth == Truth.TRUE
                    ? all.parts.stream().allMatch(part -> part.mayBe(Truth.TRUE))
                    : all.parts.stream().anyMatch(part -> part.mayBe(truth));
        } else if (this instanceof Any any) {
            return truth == Truth.FALSE
                    ? any.parts.stream().allMatch(part -> part.mayBe(Truth.FALSE))
                    : any.parts.stream().anyMatch(part -> part.mayBe(truth));
        }
        return truth != Truth.UNKNOWN || !(this instanceof Asked asked) || !asked.missing.isEmpty();
    }

    /** Whether it is unknown of a row, which is true or false of every row. */
    default Residual isUnknown() {
        if (!mayBe(Truth.UNKNOWN)) {
            return Known.FALSE;
        }
        return this instanceof Known ? Known.TRUE : Asked.always(DSL.condition("({0}) is null", sql()));
    }

    /** Visits it and all its parts. */
    default void visit(Consumer<Residual> visitor) {
        visitor.accept(this);
        if (this instanceof Not not) {
            not.part.visit(visitor);
        } else if (this instanceof All all) {
            all.parts.forEach(part -> part.visit(visitor));
        } else if (this instanceof Any any) {
            any.parts.forEach(part -> part.visit(visitor));
        }
    }

    /** As SQL: unknown is {@code NULL}, and SQL combines. */
    default Condition sql() {
        if (this instanceof Known known) {
            return switch (known.truth) {
                case TRUE -> DSL.trueCondition();
                case FALSE -> DSL.falseCondition();
                case UNKNOWN -> DSL.condition("cast(null as boolean)");
            };
        } else if (this instanceof Asked asked) {
            return asked.sql;
        } else if (this instanceof Not not) {
            return DSL.not(not.part.sql());
        } else if (this instanceof All all) {
            return DSL.and(all.parts.stream().map(Residual::sql).toList());
        } else if (this instanceof Any any) {
            return DSL.or(any.parts.stream().map(Residual::sql).toList());
        }
        throw new IllegalStateException("what cannot be said was not refused: " + this);
    }

    /** What it comes to for a row, of which the answers are known. */
    default Known of(Function<Asked, Truth> answers) {
        if (this instanceof Known known) {
            return known;
        } else if (this instanceof Asked asked) {
            Truth truth = answers.apply(asked);
            return new Known(truth, truth == Truth.UNKNOWN ? asked.missing : Set.of());
        } else if (this instanceof Not not) {
            return not.part.of(answers).negated();
        } else if (this instanceof All all) {
            return all.parts.stream().map(part -> part.of(answers)).reduce(new Known(Truth.TRUE, Set.of()), Known::and);
        } else if (this instanceof Any any) {
            return any.parts.stream().map(part -> part.of(answers)).reduce(new Known(Truth.FALSE, Set.of()), Known::or);
        }
        throw new IllegalStateException("what cannot be said was not refused: " + this);
    }
}
