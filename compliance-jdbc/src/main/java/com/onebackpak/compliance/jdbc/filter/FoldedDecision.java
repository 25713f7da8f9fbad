package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Outcome;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

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

        Residual isOpen() {
            return Residual.any(forbids.isUnknown(), Residual.all(forbids.negated(), permits.isUnknown()));
        }

        Residual isDenied() {
            return Residual.all(forbids.isUnknown().negated(), forbids);
        }

        /** Other than {@link #isPermit} false, and not unknown, of every row that it does not hold of. */
        Residual isPermitted() {
            return Residual.all(
                    forbids.isUnknown().negated(), permits.isUnknown().negated(), isPermit());
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

    /** Open if no category is denied, and some is open; true or false of every row. */
    Residual isOpen() {
        return Residual.all(
                Residual.any(categories.stream().map(FoldedDecision::isOpen).toList()),
                Residual.any(categories.stream()
                                .filter(roles -> categories.size() > 1)
                                .map(FoldedDecision::isDenied)
                                .toList())
                        .negated());
    }

    private static Residual isOpen(List<Role> roles) {
        return Residual.all(
                Residual.any(roles.stream().map(Role::isOpen).toList()),
                isPermittedInOneOf(roles).negated());
    }

    private static Residual isDenied(List<Role> roles) {
        return Residual.all(
                Residual.any(roles.stream().map(Role::isDenied).toList()),
                isPermittedInOneOf(roles).negated(),
                isOpen(roles).negated());
    }

    /** In one role, what is open or denied is not permitted. */
    private static Residual isPermittedInOneOf(List<Role> roles) {
        return roles.size() == 1
                ? Residual.Known.FALSE
                : Residual.any(roles.stream().map(Role::isPermitted).toList());
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
