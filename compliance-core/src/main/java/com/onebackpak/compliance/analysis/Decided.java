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
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * In which situations policies decide what, as the evaluator does: a prohibition that may fire stands in the way of a
 * permission, and what nobody speaks of is a gap. All prohibitions in one formula are only made when somebody asks for them:
 * those of many agencies, each about recipients of its own, need more diagrams than there may be.
 */
final class Decided {
    private final SituationSpace space;
    private final List<Firing> rules;
    private final Supplier<Ternary> prohibitions;
    private final Supplier<Ternary> permissions;
    private final Supplier<List<Ternary>> scopesOfAgencies;

    private Decided(SituationSpace space, List<Firing> rules) {
        this.space = space;
        this.rules = rules;
        this.prohibitions = space.diagrams().once(() -> any(space, rules, true));
        this.permissions = space.diagrams().once(() -> any(space, rules, false));
        this.scopesOfAgencies = space.diagrams()
                .once(() -> prohibiting()
                        .map(Firing::policy)
                        .filter(policy -> !policy.agencies().isEmpty())
                        .distinct()
                        .map(policy -> policy.scopeOf(Effect.FORBID).interpret(space))
                        .toList());
    }

    /**
     * A rule.
     *
     * @param policy the policy that it stands in
     * @param rule the rule
     * @param made where it fires
     */
    record Firing(Policy policy, Rule rule, Supplier<Ternary> made) {
        Ternary fires() {
            return PoliciesTooLargeException.naming("when rule '" + policy.id() + "/" + rule.id() + "' fires", made);
        }

        boolean forbids() {
            return rule.effect() == Effect.FORBID;
        }
    }

    static Decided by(PolicySet policies, SituationSpace space) {
        List<Firing> rules = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            Map<Effect, Supplier<Ternary>> scopes = new EnumMap<>(Effect.class);
            for (Rule rule : policy.rules()) {
                Supplier<Ternary> scope = scopes.computeIfAbsent(
                        rule.effect(),
                        effect -> space.diagrams()
                                .once(() -> policy.scopeOf(effect).interpret(space)));
                rules.add(new Firing(
                        policy,
                        rule,
                        space.diagrams().once(() -> scope.get().and(rule.fires().interpret(space)))));
            }
        }
        return new Decided(space, rules);
    }

    private static Ternary any(SituationSpace space, List<Firing> rules, boolean forbid) {
        return any(
                space,
                rules.stream()
                        .filter(rule -> rule.forbids() == forbid)
                        .map(Firing::fires)
                        .toList());
    }

    /** The same within a formula, for which what fires elsewhere alone is left aside; no situation beside it may be asked about. */
    Decided within(int formula) {
        Ternary within = Ternary.known(space.diagrams(), formula);
        return new Decided(
                space,
                rules.stream()
                        .map(rule -> new Firing(
                                rule.policy(),
                                rule.rule(),
                                space.diagrams().once(() -> rule.fires().and(within))))
                        .toList());
    }

    SituationSpace space() {
        return space;
    }

    /** In which situations each rule fires. */
    List<Firing> rules() {
        return rules;
    }

    /** Where some prohibition fires. */
    Ternary prohibitions() {
        return prohibitions.get();
    }

    /** Where some permission fires. */
    Ternary permissions() {
        return permissions.get();
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
        return where(outcome, within, prohibitions(), permissions());
    }

    /** Where this is decided if an answer of its own has this value. */
    int whereGiven(Outcome outcome, Ternary answer, Truth truth) {
        return where(
                outcome,
                Diagrams.TRUE,
                prohibitions().given(answer, truth),
                permissions().given(answer, truth));
    }

    private int where(Outcome outcome, int within, Ternary forbidden, Ternary permitted) {
        Diagrams diagrams = space.diagrams();
        int unforbidden = diagrams.and(within, forbidden.fails());
        return switch (outcome) {
            case DENY -> diagrams.and(within, forbidden.holds());
            case PERMIT -> diagrams.and(unforbidden, permitted.holds());
            case NOT_APPLICABLE -> diagrams.and(unforbidden, permitted.fails());
            case INDETERMINATE ->
                diagrams.or(
                        diagrams.without(diagrams.without(within, forbidden.holds()), forbidden.fails()),
                        diagrams.without(diagrams.without(unforbidden, permitted.holds()), permitted.fails()));
        };
    }

    /** Where within a formula something else than these is decided. */
    int whereNot(Collection<Outcome> outcomes, int within) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> !outcomes.contains(outcome))
                .map(outcome -> where(outcome, within))
                .reduce(Diagrams.FALSE, space.diagrams()::or);
    }

    /**
     * Formulas that are not {@link Diagrams#FALSE}, within another, each of which has all situations in which one of the
     * other outcomes is decided, by one prohibition where it is one that decides, and of which the first is decided so:
     * found without all prohibitions in one formula. None if no other outcome is ever decided.
     */
    Stream<Integer> someNot(Collection<Outcome> outcomes, int within) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> !outcomes.contains(outcome))
                .flatMap(outcome -> some(outcome, within))
                .filter(some -> some != Diagrams.FALSE);
    }

    private Stream<Integer> some(Outcome outcome, int within) {
        Diagrams diagrams = space.diagrams();
        return switch (outcome) {
            case DENY ->
                prohibiting().map(rule -> diagrams.and(within, rule.fires().holds()));
            case PERMIT -> Stream.of(some(diagrams.and(within, permissions().holds()), Ternary::fails));
            case NOT_APPLICABLE ->
                Stream.of(some(diagrams.and(within, permissions().fails()), Ternary::fails));
            case INDETERMINATE ->
                Stream.concat(
                        Stream.of(some(diagrams.and(within, permissions().unknown()), Ternary::fails)),
                        prohibiting()
                                .map(rule -> some(
                                        diagrams.and(within, rule.fires().unknown()),
                                        fires -> diagrams.not(fires.holds()))));
        };
    }

    /**
     * Situations of a formula the first of which no prohibition stands in the way of: first among those of people of no
     * agency that has prohibitions of its own, of whom nobody needs to know these.
     *
     * @param silent where a prohibition does not stand in the way
     */
    private int some(int formula, ToIntFunction<Ternary> silent) {
        Diagrams diagrams = space.diagrams();
        int left = formula;
        for (Firing rule : rules) {
            if (left == Diagrams.FALSE) {
                return left;
            }
            if (rule.forbids() && rule.policy().agencies().isEmpty()) {
                left = diagrams.and(left, silent.applyAsInt(rule.fires()));
            }
        }
        int elsewhere = left;
        for (Ternary scope : scopesOfAgencies.get()) {
            int without = diagrams.and(elsewhere, scope.fails());
            elsewhere = without == Diagrams.FALSE ? elsewhere : without;
        }
        Supplier<Stream<Integer>> all = () -> prohibiting().map(rule -> silent.applyAsInt(rule.fires()));
        int some = diagrams.narrowed(elsewhere, all);
        return some == Diagrams.FALSE ? diagrams.narrowed(left, all) : some;
    }

    private Stream<Firing> prohibiting() {
        return rules.stream().filter(Firing::forbids);
    }

    /** What is decided in the situation of an assignment. */
    Outcome in(BitSet assignment) {
        Truth isForbidden = in(assignment, true);
        if (isForbidden != Truth.FALSE) {
            return isForbidden == Truth.TRUE ? Outcome.DENY : Outcome.INDETERMINATE;
        }
        return switch (in(assignment, false)) {
            case TRUE -> Outcome.PERMIT;
            case UNKNOWN -> Outcome.INDETERMINATE;
            case FALSE -> Outcome.NOT_APPLICABLE;
        };
    }

    private Truth in(BitSet assignment, boolean forbid) {
        Truth any = Truth.FALSE;
        for (Firing rule : rules) {
            if (rule.forbids() == forbid) {
                any = any.or(rule.fires().in(assignment));
            }
        }
        return any;
    }
}
