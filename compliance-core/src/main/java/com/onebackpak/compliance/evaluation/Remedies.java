package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what would make a refused request possible: the smallest sets of changes, of those that somebody could bring
 * about, under which the evaluator would permit it. Nobody can change an age or another person's refusal, so there are
 * requests without a remedy. Immutable, thread-safe.
 */
public final class Remedies {
    /** More than four changes at once are advice to do something else. */
    private static final int MOST_CHANGES = 4;

    /** Bounds the search: 24 candidates make at most 12,950 sets of up to four. */
    private static final int MOST_CANDIDATES = 24;

    private final PolicyEvaluator evaluator;

    private Remedies(PolicyEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Makes a finder of remedies under an evaluator. */
    public static Remedies of(PolicyEvaluator evaluator) {
        return new Remedies(evaluator);
    }

    /**
     * Returns every smallest set of at most four changes that would turn the decision into a permit, fewest changes
     * first; empty for a permit, and where no such changes would do. The changes are those that could turn a test of a
     * rule that stands in the way; only where these do not suffice, also of rules that they might awaken.
     */
    public List<Remedy> find(ProcessingRequest request, Facts facts, Instant at) {
        Change.Situation now = new Change.Situation(request, facts);
        List<CategoryDecision> categories = evaluator.decide(request, facts, at).categories();
        CandidateChanges changes = new CandidateChanges(now, evaluator.vocabulary(), at);
        if (permits(now, at) || categories.stream().anyMatch(category -> isHopeless(category, changes))) {
            return List.of();
        }
        List<Remedy> found = search(candidates(categories, CategoryDecision::inTheWay, changes), now, at);
        return found.isEmpty() ? search(candidates(categories, CategoryDecision::considered, changes), now, at) : found;
    }

    private List<Remedy> search(Set<Change> candidates, Change.Situation now, Instant at) {
        List<Remedy> found = new ArrayList<>();
        for (int size = 1; size <= Math.min(MOST_CHANGES, candidates.size()); size++) {
            for (Set<Change> changes : Sets.combinations(candidates, size)) {
                if (found.stream().noneMatch(f -> changes.containsAll(f.changes()))
                        && permits(after(changes, candidates, now), at)) {
                    found.add(new Remedy(changes));
                }
            }
        }
        return List.copyOf(found);
    }

    private boolean permits(Change.Situation situation, Instant at) {
        return evaluator.decide(situation.request(), situation.facts(), at).isPermit();
    }

    /** Applies changes in the order of the candidates, so that an agreement is there before it is amended. */
    private static Change.Situation after(Set<Change> changes, Set<Change> order, Change.Situation now) {
        Change.Situation then = now;
        for (Change change : order) {
            then = changes.contains(change) ? change.apply(then) : then;
        }
        return then;
    }

    /** Whether a prohibition stands in the way that has no test which anybody could turn. */
    private static boolean isHopeless(CategoryDecision category, CandidateChanges changes) {
        return category.inTheWay().stream()
                .anyMatch(rule -> rule.rule().effect() == Effect.FORBID
                        && turning(rule, changes).isEmpty());
    }

    /** The changes that could turn a test of one of the rules. */
    private static Set<Change> candidates(
            List<CategoryDecision> categories,
            Function<CategoryDecision, List<RuleEvaluation>> rules,
            CandidateChanges changes) {
        Set<Change> all = new LinkedHashSet<>(changes.first());
        categories.stream()
                .flatMap(category -> rules.apply(category).stream())
                .forEach(rule -> all.addAll(turning(rule, changes)));
        return all.stream().limit(MOST_CANDIDATES).collect(ImmutableSet.toImmutableSet());
    }

    private static Set<Change> turning(RuleEvaluation evaluation, CandidateChanges changes) {
        Rule rule = evaluation.rule();
        Set<Change> turning = new LinkedHashSet<>(new Condition.RequestMatches(rule.target()).interpret(changes));
        turning.addAll(rule.when().interpret(changes));
        rule.exemptions().forEach(e -> turning.addAll(e.when().interpret(changes)));
        return turning;
    }
}
