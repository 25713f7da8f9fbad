package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * In which situations policies decide what, as the evaluator does: a prohibition that may fire stands in the way of a
 * permission, and what nobody speaks of is a gap.
 *
 * @param space the situations
 * @param rules in which situations each rule fires
 * @param prohibitions where some prohibition fires
 * @param permissions where some permission fires
 */
record Decided(SituationSpace space, List<Firing> rules, Ternary prohibitions, Ternary permissions) {
    /**
     * A rule.
     *
     * @param policy the policy that it stands in
     * @param rule the rule
     * @param fires where it fires
     */
    record Firing(Policy policy, Rule rule, Ternary fires) {
        boolean forbids() {
            return rule.effect() == Effect.FORBID;
        }
    }

    static Decided by(PolicySet policies, SituationSpace space) {
        List<Firing> rules = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            Map<Effect, Ternary> scopes = new EnumMap<>(Effect.class);
            for (Rule rule : policy.rules()) {
                Ternary scope = scopes.computeIfAbsent(
                        rule.effect(), effect -> policy.scopeOf(effect).interpret(space));
                rules.add(new Firing(policy, rule, scope.and(rule.fires().interpret(space))));
            }
        }
        return of(space, rules);
    }

    static Decided of(SituationSpace space, List<Firing> rules) {
        return new Decided(
                space,
                rules,
                any(
                        space,
                        rules.stream()
                                .filter(Firing::forbids)
                                .map(Firing::fires)
                                .toList()),
                any(
                        space,
                        rules.stream()
                                .filter(rule -> !rule.forbids())
                                .map(Firing::fires)
                                .toList()));
    }

    /** Two by two, so that few of the diagrams on the way are large. */
    private static Ternary any(SituationSpace space, List<Ternary> fires) {
        if (fires.isEmpty()) {
            return Ternary.of(space.diagrams(), Truth.FALSE);
        }
        int half = fires.size() / 2;
        return fires.size() == 1
                ? fires.get(0)
                : any(space, fires.subList(0, half)).or(any(space, fires.subList(half, fires.size())));
    }

    /** Where within a formula this is decided. */
    int where(Outcome outcome, int within) {
        Diagrams diagrams = space.diagrams();
        int unforbidden = diagrams.and(within, prohibitions.fails());
        return switch (outcome) {
            case DENY -> diagrams.and(within, prohibitions.holds());
            case PERMIT -> diagrams.and(unforbidden, permissions.holds());
            case NOT_APPLICABLE -> diagrams.and(unforbidden, permissions.fails());
            case INDETERMINATE ->
                diagrams.or(
                        diagrams.without(diagrams.without(within, prohibitions.holds()), prohibitions.fails()),
                        diagrams.without(diagrams.without(unforbidden, permissions.holds()), permissions.fails()));
        };
    }

    /** Where within a formula something else than these is decided. */
    int whereNot(Collection<Outcome> outcomes, int within) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> !outcomes.contains(outcome))
                .map(outcome -> where(outcome, within))
                .reduce(Diagrams.FALSE, space.diagrams()::or);
    }

    /** What is decided in the situation of an assignment. */
    Outcome in(BitSet assignment) {
        Truth isForbidden = prohibitions.in(assignment);
        if (isForbidden != Truth.FALSE) {
            return isForbidden == Truth.TRUE ? Outcome.DENY : Outcome.INDETERMINATE;
        }
        return switch (permissions.in(assignment)) {
            case TRUE -> Outcome.PERMIT;
            case UNKNOWN -> Outcome.INDETERMINATE;
            case FALSE -> Outcome.NOT_APPLICABLE;
        };
    }
}
