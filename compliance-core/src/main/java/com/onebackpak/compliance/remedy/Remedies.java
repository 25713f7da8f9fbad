package com.onebackpak.compliance.remedy;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.evaluation.RuleEvaluation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what would make a refused request possible: the smallest sets of changes, of those that somebody could bring
 * about, under which the evaluator permits it. Nobody can change an age or another person's refusal, so there are
 * requests without a remedy. Immutable, thread-safe.
 *
 * <pre>{@code
 * RemedySearch search = Remedies.of(evaluator).find(request, facts, clock.instant());
 * search.remedies().forEach(remedy -> remedy.changes()
 *         .forEach(change -> log.info(change.says() + ", by " + change.by())));
 * }</pre>
 */
public final class Remedies {
    /** More than four changes at once are advice to do something else. */
    private static final int MAX_CHANGES = 4;

    /** Bounds the search, in decisions on one category each. */
    private static final int MAX_DECISIONS = 1_000;

    private final PolicyEvaluator evaluator;
    private final int mostDecisions;

    private Remedies(PolicyEvaluator evaluator, int mostDecisions) {
        this.evaluator = evaluator;
        this.mostDecisions = mostDecisions;
    }

    /** Makes a finder of remedies under an evaluator. */
    public static Remedies of(PolicyEvaluator evaluator) {
        return within(evaluator, MAX_DECISIONS);
    }

    static Remedies within(PolicyEvaluator evaluator, int mostDecisions) {
        return new Remedies(evaluator, mostDecisions);
    }

    /**
     * Returns every smallest set of at most four changes that would turn the decision into a permit, fewest changes
     * first, or says that not all were tried; empty for a permit, and where no such changes would do.
     */
    public RemedySearch find(ProcessingRequest request, Facts facts, Instant at) {
        return new Search(new Situation(request, facts, at)).found();
    }

    /** All changes that may be part of a remedy, in the order in which they are applied. */
    Set<Change> candidates(ProcessingRequest request, Facts facts, Instant at) {
        return new Search(new Situation(request, facts, at)).candidates;
    }

    /** A set of changes, and what would be decided after them. */
    private record Step(Set<Change> changes, PolicyDecision decision) {}

    private final class Search {
        private final Situation now;
        private final CandidateChanges changes;
        private final Set<Change> candidates;
        private final List<Remedy> found = new ArrayList<>();
        private int decisions;

        Search(Situation now) {
            this.now = now;
            this.changes = new CandidateChanges(now, evaluator.policies().vocabulary());
            this.candidates = candidates();
        }

        /** Larger sets grow out of smaller ones that do not suffice, by a change that could turn what is still in the way. */
        RemedySearch found() {
            Set<Set<Change>> tried = new HashSet<>();
            List<Step> steps = List.of(new Step(Set.of(), decide(now)));
            if (steps.get(0).decision().isPermit()) {
                return new RemedySearch(List.of(), true);
            }
            for (int size = 1; size <= MAX_CHANGES && !steps.isEmpty(); size++) {
                List<Step> larger = new ArrayList<>();
                for (Step step : steps) {
                    for (Change change : openings(step)) {
                        Set<Change> more = ImmutableSet.copyOf(Sets.union(step.changes(), Set.of(change)));
                        if (tried.add(more) && found.stream().noneMatch(f -> more.containsAll(f.changes()))) {
                            if (decisions >= mostDecisions) {
                                return new RemedySearch(found, false);
                            }
                            PolicyDecision decision = decide(after(more));
                            if (decision.isPermit()) {
                                found.add(new Remedy(inOrder(more)));
                            } else {
                                larger.add(new Step(more, decision));
                            }
                        }
                    }
                }
                steps = larger;
            }
            return new RemedySearch(found, true);
        }

        /**
         * The changes one of which is part of every remedy that has these: those that could turn a prohibition that stands
         * in the way, the one that leaves fewest; and while none does, those that could open a permission.
         */
        private Set<Change> openings(Step step) {
            return step.decision().categories().stream()
                    .flatMap(category -> category.considered().stream())
                    .filter(RuleEvaluation::mayForbid)
                    .map(rule -> open(changes.changesThatFlip(rule.rule()), step))
                    .min(Comparator.comparing(Set::size))
                    .or(() -> step.decision().categories().stream()
                            .filter(category -> category.outcome() != Outcome.PERMIT)
                            .map(category -> open(opening(category), step))
                            .min(Comparator.comparing(Set::size)))
                    .orElse(Set.of());
        }

        /** In another form, the request may fall under a permission that was not even considered. */
        private Set<Change> opening(CategoryDecision category) {
            Set<Change> opening = new LinkedHashSet<>(changes.forms());
            category.considered().stream()
                    .filter(rule -> rule.rule().effect() == Effect.PERMIT)
                    .forEach(rule -> opening.addAll(changes.changesThatFlip(rule.rule())));
            return opening;
        }

        /** The candidates that touch what these do, of which the step has none that the new one would undo. */
        private Set<Change> open(Set<Change> touching, Step step) {
            Set<String> touched = touching.stream().map(Change::touches).collect(Collectors.toSet());
            return candidates.stream()
                    .filter(change -> touched.contains(change.touches()))
                    .filter(change -> step.changes().stream().noneMatch(change::isOrUndoes))
                    .collect(ImmutableSet.toImmutableSet());
        }

        /** What could turn a test of a rule under whose target the request falls, in its form or in a less telling one. */
        private Set<Change> candidates() {
            Set<Change> all = new LinkedHashSet<>(changes.first());
            List<Change> forms = changes.forms();
            Stream.concat(Stream.of(now), forms.stream().map(form -> form.apply(now)))
                    .flatMap(situation -> decide(situation).categories().stream())
                    .flatMap(category -> category.considered().stream())
                    .forEach(rule -> all.addAll(changes.changesThatFlip(rule.rule())));
            all.addAll(forms);
            return ImmutableSet.copyOf(all);
        }

        private PolicyDecision decide(Situation situation) {
            decisions += situation.request().categories().size();
            return evaluator.decide(situation.request(), situation.facts(), situation.at());
        }

        private Situation after(Set<Change> changed) {
            Situation then = now;
            for (Change change : inOrder(changed)) {
                then = change.apply(then);
            }
            return then;
        }

        /** In the order of the candidates, so that an agreement is there before it is amended. */
        private Set<Change> inOrder(Set<Change> changed) {
            return candidates.stream().filter(changed::contains).collect(ImmutableSet.toImmutableSet());
        }
    }
}
