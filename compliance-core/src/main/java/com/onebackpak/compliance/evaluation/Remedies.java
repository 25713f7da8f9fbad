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
     * first; empty for a permit, and where no such changes would do.
     */
    public List<Remedy> find(ProcessingRequest request, Facts facts, Instant at) {
        Change.Situation now = new Change.Situation(request, facts);
        if (permits(now, at)) {
            return List.of();
        }
        Set<Change> candidates = candidates(now, at);
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

    /**
     * The changes that could turn a test of a rule that stands in the way; none, if such a rule has no test that anybody
     * could turn.
     */
    private Set<Change> candidates(Change.Situation now, Instant at) {
        CandidateChanges changes = new CandidateChanges(now, evaluator.vocabulary(), at);
        Set<Change> all = new LinkedHashSet<>(changes.first());
        for (CategoryDecision category :
                evaluator.decide(now.request(), now.facts(), at).categories()) {
            for (RuleEvaluation rule : category.inTheWay()) {
                Set<Change> turning = turning(rule, changes);
                if (turning.isEmpty() && rule.rule().effect() == Effect.FORBID) {
                    return Set.of();
                }
                all.addAll(turning);
            }
        }
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
