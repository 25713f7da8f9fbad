package com.onebackpak.compliance.remedy;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.evaluation.Reasoning;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        return ImmutableSet.copyOf(new Search(new Situation(request, facts, at)).candidates);
    }

    /** A set of changes, what would be so after them, and what would be decided then. */
    private record Step(Set<Change> changes, Situation then, PolicyDecision decision) {}

    private final class Search {
        private final Situation now;
        private final CandidateChanges changes;

        /** In the order in which they are applied: an agreement is there before it is amended. */
        private final List<Change> candidates;

        private final Map<Change, Integer> places = new HashMap<>();

        /** For each rule that stood in the way; a search meets the same few again and again. */
        private final IdentityHashMap<Rule, Set<String>> alwaysTouching = new IdentityHashMap<>();

        private final List<Remedy> found = new ArrayList<>();
        private int decisions;

        Search(Situation now) {
            this.now = now;
            this.changes = new CandidateChanges(now, evaluator.policies().vocabulary());
            this.candidates = candidates();
            candidates.forEach(change -> places.put(change, places.size()));
        }

        /** Larger sets grow out of smaller ones that do not suffice, by a change that could turn what is still in the way. */
        RemedySearch found() {
            Set<Set<Change>> tried = new HashSet<>();
            List<Step> steps = List.of(new Step(Set.of(), now, decide(now)));
            if (steps.get(0).decision().isPermit()) {
                return new RemedySearch(List.of(), true);
            }
            for (int size = 1; size <= MAX_CHANGES && !steps.isEmpty(); size++) {
                List<Step> larger = new ArrayList<>();
                for (Step step : steps) {
                    for (Change change : openings(step)) {
                        Set<Change> more = with(step, change);
                        if (tried.add(more) && found.stream().noneMatch(f -> more.containsAll(f.changes()))) {
                            if (decisions >= mostDecisions) {
                                return new RemedySearch(found, false);
                            }
                            Situation then = after(step, change, more);
                            PolicyDecision decision = decide(then);
                            if (decision.isPermit()) {
                                found.add(new Remedy(more));
                            } else {
                                larger.add(new Step(more, then, decision));
                            }
                        }
                    }
                }
                steps = larger;
            }
            return new RemedySearch(found, true);
        }

        /**
         * The changes one of which is part of every remedy that has these. Whoever receives in several roles may be permitted
         * each category in any of them.
         */
        private List<Change> openings(Step step) {
            Set<RecipientKind> roles =
                    step.then().facts().get(FactKeys.RECIPIENT_KIND).orElse(Set.of());
            return roles.size() < 2
                    ? openings(step, step.then(), step.decision())
                    : fewest(refused(step.decision()).map(category -> openings(step, roles, category)));
        }

        /** What opens the category in one of the roles. */
        private List<Change> openings(Step step, Set<RecipientKind> roles, Category category) {
            Situation alone = step.then()
                    .asking(step.then().request().toBuilder()
                            .categories(Set.of(category))
                            .build());
            Set<Change> inAnyRole = new HashSet<>();
            for (RecipientKind role : roles) {
                Situation inRole = alone.with(FactKeys.RECIPIENT_KIND, Set.of(role));
                inAnyRole.addAll(openings(step, inRole, decide(inRole)));
            }
            return candidates.stream().filter(inAnyRole::contains).toList(); // in whatever order the roles are told
        }

        /**
         * Those that could turn a prohibition that stands in the way, the one that leaves fewest; and while none does, those
         * that could open a permission.
         */
        private List<Change> openings(Step step, Situation then, PolicyDecision decision) {
            Stream<Set<String>> inTheWay = decision.prohibitions().isEmpty()
                    ? refused(decision).map(category -> opened(decision.considered(category), then, category))
                    : decision.prohibitions().stream().map(rule -> turned(rule, then));
            return fewest(inTheWay.map(touched -> open(touched, step)));
        }

        private static Stream<Category> refused(PolicyDecision decision) {
            Set<Category> permitted = decision.permitted();
            return decision.request().sortedCategories().stream().filter(category -> !permitted.contains(category));
        }

        private static List<Change> fewest(Stream<List<Change>> openings) {
            return openings.min(Comparator.comparing(List::size)).orElse(List.of());
        }

        /** In another form, the request may fall under a permission that was not even considered. */
        private Set<String> opened(List<Rule> considered, Situation then, Category category) {
            return Stream.concat(
                            touchedBy(changes.forms()),
                            considered.stream()
                                    .filter(rule -> rule.effect() == Effect.PERMIT)
                                    .flatMap(rule -> touching(rule, then, category)))
                    .collect(Collectors.toSet());
        }

        private Set<String> turned(Rule prohibition, Situation then) {
            return then.request().categories().stream()
                    .flatMap(category -> touching(prohibition, then, category))
                    .collect(Collectors.toSet());
        }

        /**
         * What a change must touch to turn the rule: a fact that the rule looks at, whoever it was for whose sake the change is
         * proposed (a ledger of which nothing is known is known with its first entry), or a part of the request.
         */
        private Stream<String> touching(Rule rule, Situation then, Category category) {
            return Stream.concat(
                    Reasoning.factsRead(rule.fires(), then, category).stream(),
                    alwaysTouching.computeIfAbsent(rule, this::alwaysTouching).stream());
        }

        /** Those of them that are the same whatever else was changed. */
        private Set<String> alwaysTouching(Rule rule) {
            return Stream.concat(
                            rule.fires().tests().flatMap(Condition.Test::facts).flatMap(Search::compared),
                            touchedBy(changes.changesThatFlip(rule)))
                    .collect(Collectors.toSet());
        }

        /** What it compares may be a part of the request. */
        private static Stream<String> compared(Condition.FactTest test) {
            return test.comparison() instanceof FactComparison.Same same
                    ? Stream.of(test.fact(), same.fact())
                    : Stream.of(test.fact());
        }

        private static Stream<String> touchedBy(Collection<Change> changes) {
            return changes.stream().flatMap(change -> change.touches().stream());
        }

        /** The candidates that touch one of these, and would undo none of those that the step has. */
        private List<Change> open(Set<String> touched, Step step) {
            List<Change> open = new ArrayList<>();
            for (Change change : candidates) {
                if (!Collections.disjoint(change.touches(), touched)
                        && step.changes().stream().noneMatch(change::isOrUndoes)) {
                    open.add(change);
                }
            }
            return open;
        }

        /** What could turn a test of a rule under whose target the request falls, in its form or in a less telling one. */
        private List<Change> candidates() {
            Set<Change> all = new LinkedHashSet<>(changes.first());
            List<Change> forms = changes.forms();
            Stream.concat(Stream.of(now), forms.stream().map(form -> form.apply(now)))
                    .map(this::decide)
                    .flatMap(decision -> decision.request().sortedCategories().stream()
                            .flatMap(one -> decision.considered(one).stream()))
                    .forEach(rule -> all.addAll(changes.changesThatFlip(rule)));
            all.addAll(forms);
            return List.copyOf(all);
        }

        private PolicyDecision decide(Situation situation) {
            decisions += situation.request().categories().size();
            return evaluator.decide(situation.request(), situation.facts(), situation.at());
        }

        /** The step's changes and one more, in the order of the candidates. */
        private Set<Change> with(Step step, Change change) {
            ImmutableSet.Builder<Change> more = ImmutableSet.builder();
            int place = place(change);
            step.changes().stream().filter(one -> place(one) < place).forEach(more::add);
            more.add(change);
            return more.addAll(step.changes()).build();
        }

        private int place(Change change) {
            return places.getOrDefault(change, 0);
        }

        /** A change that is applied last is applied to what the others made. */
        private Situation after(Step step, Change change, Set<Change> changed) {
            if (changed.stream().noneMatch(each -> place(each) > place(change))) {
                return change.apply(step.then());
            }
            Situation then = now;
            for (Change each : changed) {
                then = each.apply(then);
            }
            return then;
        }
    }
}
