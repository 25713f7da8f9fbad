package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Outcome;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * A decision for all rows at once, composed as the evaluator composes it: of categories, each of the roles in which the
 * recipient receives. Immutable.
 *
 * @param categories the categories, at least one, each the roles, at least one
 */
record FoldedDecision(List<List<Role>> categories) {
    FoldedDecision {
        categories = List.copyOf(categories);
    }

    /**
     * What is decided of one role.
     *
     * @param forbids whether a prohibition fires
     * @param permits whether a permission fires
     */
    record Role(Residual forbids, Residual permits) {
        Residual isPermit() {
            return Residual.all(permits, forbids.negated());
        }

        /** True or false of every row. */
        Condition isOpen() {
            if (!forbids.mayBe(Truth.UNKNOWN) && !permits.mayBe(Truth.UNKNOWN)) {
                return DSL.falseCondition();
            }
            Condition maybePermitted = DSL.not(forbids.sql()).and(isUnknown(permits));
            return forbids.mayBe(Truth.UNKNOWN) ? isUnknown(forbids).or(maybePermitted) : maybePermitted;
        }

        /** True or false of every row. */
        Condition isDenied() {
            return DSL.not(isUnknown(forbids)).and(forbids.sql());
        }

        private static Condition isUnknown(Residual residual) {
            return residual.mayBe(Truth.UNKNOWN) ? DSL.field(residual.sql()).isNull() : DSL.falseCondition();
        }

        private Outcome outcome(Function<Residual.Asked, Truth> answers) {
            Truth forbidden = forbids.of(answers).truth();
            if (forbidden != Truth.FALSE) {
                return forbidden == Truth.TRUE ? Outcome.DENY : Outcome.INDETERMINATE;
            }
            return switch (permits.of(answers).truth()) {
                case TRUE -> Outcome.PERMIT;
                case UNKNOWN -> Outcome.INDETERMINATE;
                case FALSE -> Outcome.NOT_APPLICABLE;
            };
        }
    }

    /** Permitted only if every category is, each in one role at least. */
    Residual isPermit() {
        return Residual.all(categories.stream()
                .map(roles -> Residual.any(roles.stream().map(Role::isPermit).toList()))
                .toList());
    }

    /** Open if no category is denied, and some is open. */
    Condition isOpen() {
        return DSL.or(categories.stream().map(FoldedDecision::isOpen).toList())
                .andNot(DSL.or(categories.stream()
                        .filter(roles -> categories.size() > 1)
                        .map(FoldedDecision::isDenied)
                        .toList()));
    }

    private static Condition isOpen(List<Role> roles) {
        Condition some = DSL.or(roles.stream().map(Role::isOpen).toList());
        return roles.size() == 1 ? some : some.andNot(isPermitted(roles));
    }

    private static Condition isDenied(List<Role> roles) {
        Condition some = DSL.or(roles.stream().map(Role::isDenied).toList());
        return roles.size() == 1
                ? some
                : some.andNot(isPermitted(roles))
                        .andNot(DSL.or(roles.stream().map(Role::isOpen).toList()));
    }

    /** True or false of every row. */
    private static Condition isPermitted(List<Role> roles) {
        return DSL.or(roles.stream()
                .map(role -> DSL.not(Role.isUnknown(role.forbids()))
                        .andNot(Role.isUnknown(role.permits()))
                        .and(role.isPermit().sql()))
                .toList());
    }

    /** Everything that the database is asked. */
    Stream<Residual> parts() {
        return categories.stream().flatMap(List::stream).flatMap(role -> Stream.of(role.forbids(), role.permits()));
    }

    /** What is missing where the outcome is open: of the categories that are, in the roles that open most. */
    Set<String> missing(Function<Residual.Asked, Truth> answers) {
        Set<String> missing = new TreeSet<>();
        for (List<Role> roles : categories) {
            List<Role> open = roles.stream()
                    .filter(role -> role.outcome(answers) == Outcome.INDETERMINATE)
                    .toList();
            boolean isPermitted = roles.stream().anyMatch(role -> role.outcome(answers) == Outcome.PERMIT);
            if (!isPermitted) {
                missing.addAll(ofOpen(open, answers));
            }
        }
        return missing;
    }

    private static Set<String> ofOpen(List<Role> open, Function<Residual.Asked, Truth> answers) {
        Residual.Known none = new Residual.Known(Truth.FALSE, Set.of());
        Residual.Known forbids =
                open.stream().map(role -> role.forbids().of(answers)).reduce(none, Residual.Known::or);
        Residual.Known permits =
                open.stream().map(role -> role.permits().of(answers)).reduce(none, Residual.Known::or);
        return Sets.union(forbids.missing(), permits.missing());
    }
}
