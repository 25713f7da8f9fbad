package com.onebackpak.compliance.remedy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
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
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return new Search(new Situation(request, facts, at)).candidates.all();
    }

    /**
     * A set of changes, what would be so after them, and what would be decided then.
     *
     * @param role the role in which the recipient is looked at alone, of several
     */
    private record Step(BitSet changes, Situation then, PolicyDecision decision, Optional<RecipientKind> role) {
        Step(BitSet changes, Situation then, PolicyDecision decision) {
            this(changes, then, decision, Optional.empty());
        }
    }

    /**
     * How a rule is turned.
     *
     * @param tests what it asks
     * @param always the changes that touch what it looks at, whatever else was changed
     */
    private record Turning(List<TestRead> tests, BitSet always) {}

    private final class Search {
        private final Situation now;
        private final CandidateChanges changes;
        private final Candidates candidates;

        /** Those that touch what another form does. */
        private final BitSet forms;

        /** For each rule that stood in the way; a search meets the same few again and again. */
        private final IdentityHashMap<Rule, Turning> turnings = new IdentityHashMap<>();

        private int decisions;

        Search(Situation now) {
            this.now = now;
            this.changes = new CandidateChanges(now, evaluator.policies().vocabulary());
            List<Change> inOtherForms = changes.forms();
            this.candidates = new Candidates(candidates(inOtherForms), now);
            this.forms = candidates.touchingAsDo(inOtherForms);
        }

        /** Larger sets grow out of smaller ones that do not suffice, by a change that could turn what is still in the way. */
        RemedySearch found() {
            Set<BitSet> tried = new HashSet<>();
            List<BitSet> found = new ArrayList<>();
            List<Step> steps = List.of(new Step(new BitSet(), now, decide(now)));
            if (steps.get(0).decision().isPermit()) {
                return new RemedySearch(List.of(), true);
            }
            for (int size = 1; size <= MAX_CHANGES && !steps.isEmpty(); size++) {
                List<Step> larger = new ArrayList<>();
                for (Step step : steps) {
                    BitSet openings = openings(step);
                    for (int place = openings.nextSetBit(0); place >= 0; place = openings.nextSetBit(place + 1)) {
                        BitSet more = Candidates.and(step.changes(), place);
                        if (tried.add(more) && found.stream().noneMatch(one -> Candidates.areAmong(one, more))) {
                            if (decisions >= mostDecisions) {
                                return search(found, false);
                            }
                            Situation then = after(step, place, more);
                            PolicyDecision decision = decide(then);
                            if (decision.isPermit()) {
                                found.add(more);
                            } else {
                                larger.add(new Step(more, then, decision));
                            }
                        }
                    }
                }
                steps = larger;
            }
            return search(found, true);
        }

        private RemedySearch search(List<BitSet> found, boolean isComplete) {
            return new RemedySearch(
                    found.stream()
                            .map(changed -> new Remedy(candidates.changes(changed)))
                            .toList(),
                    isComplete);
        }

        /**
         * The changes one of which is part of every remedy that has these. Whoever receives in several roles may be permitted
         * each category in any of them.
         */
        private BitSet openings(Step step) {
            Set<RecipientKind> roles =
                    step.then().facts().get(FactKeys.RECIPIENT_KIND).orElse(Set.of());
            return roles.size() < 2
                    ? openingsAsDecided(step)
                    : fewest(refused(step.decision()).map(category -> openings(step, roles, category)));
        }

        /** What opens the category in one of the roles. */
        private BitSet openings(Step step, Set<RecipientKind> roles, Category category) {
            Situation alone = step.then()
                    .asking(step.then().request().toBuilder()
                            .categories(Set.of(category))
                            .build());
            BitSet inAnyRole = new BitSet();
            for (RecipientKind role : roles) {
                Situation inRole = alone.with(FactKeys.RECIPIENT_KIND, Set.of(role));
                inAnyRole.or(openingsAsDecided(new Step(step.changes(), inRole, decide(inRole), Optional.of(role))));
            }
            return inAnyRole;
        }

        /**
         * Those that could turn a prohibition that stands in the way, the one that leaves fewest; and while none does, those
         * that could open a permission.
         */
        private BitSet openingsAsDecided(Step step) {
            List<Rule> prohibitions = step.decision().prohibitions();
            Stream<BitSet> inTheWay = prohibitions.isEmpty()
                    ? refused(step.decision()).map(category -> opening(step, category))
                    : prohibitions.stream().map(rule -> turning(rule, step));
            return fewest(inTheWay.map(touching -> candidates.open(touching, step.changes())));
        }

        private static Stream<Category> refused(PolicyDecision decision) {
            Set<Category> permitted = decision.permitted();
            return decision.request().sortedCategories().stream().filter(category -> !permitted.contains(category));
        }

        private static BitSet fewest(Stream<BitSet> openings) {
            return openings.min(Comparator.comparing(BitSet::cardinality)).orElseGet(BitSet::new);
        }

        /** In another form, the request may fall under a permission that was not even considered. */
        private BitSet opening(Step step, Category category) {
            BitSet opening = (BitSet) forms.clone();
            for (Rule rule : step.decision().considered(category)) {
                if (rule.effect() == Effect.PERMIT) {
                    turn(rule, step, category, opening);
                }
            }
            return opening;
        }

        private BitSet turning(Rule prohibition, Step step) {
            BitSet turning = new BitSet();
            for (Category category : step.then().request().sortedCategories()) {
                turn(prohibition, step, category, turning);
            }
            return turning;
        }

        /**
         * What may turn the rule touches a fact that the rule looks at, whoever it was for whose sake the change is
         * proposed (a ledger of which nothing is known is known with its first entry), or a part of the request.
         */
        private void turn(Rule rule, Step step, Category category, BitSet into) {
            Turning turning = turnings.computeIfAbsent(rule, this::turning);
            for (TestRead test : turning.tests()) {
                into.or(test.touching(step.changes(), step.then(), step.role(), category));
            }
            into.or(turning.always());
        }

        private Turning turning(Rule rule) {
            List<Condition.Test> tests = rule.fires().tests().toList();
            BitSet always = candidates.touchingAsDo(changes.changesThatFlip(rule));
            tests.stream()
                    .flatMap(Condition.Test::facts)
                    .flatMap(Search::compared)
                    .forEach(name -> always.or(candidates.touching(name)));
            return new Turning(
                    tests.stream().map(test -> new TestRead(test, candidates)).toList(), always);
        }

        /** What it compares may be a part of the request. */
        private static Stream<String> compared(Condition.FactTest test) {
            return test.comparison() instanceof FactComparison.Same same
                    ? Stream.of(test.fact(), same.fact())
                    : Stream.of(test.fact());
        }

        /** What could turn a test of a rule under whose target the request falls, in its form or in a less telling one. */
        private Set<Change> candidates(List<Change> inOtherForms) {
            Set<Change> all = new LinkedHashSet<>(changes.first());
            Stream.concat(Stream.of(now), inOtherForms.stream().map(form -> form.apply(now)))
                    .map(this::decide)
                    .flatMap(decision -> decision.request().sortedCategories().stream()
                            .flatMap(one -> decision.considered(one).stream()))
                    .forEach(rule -> all.addAll(changes.changesThatFlip(rule)));
            all.addAll(inOtherForms);
            return all;
        }

        private PolicyDecision decide(Situation situation) {
            decisions += situation.request().categories().size();
            return evaluator.decide(situation.request(), situation.facts(), situation.at());
        }

        /** A change that is applied last is applied to what the others made. */
        private Situation after(Step step, int place, BitSet changed) {
            if (changed.nextSetBit(place + 1) < 0) {
                return candidates.change(place).apply(step.then());
            }
            Situation then = now;
            for (int each = changed.nextSetBit(0); each >= 0; each = changed.nextSetBit(each + 1)) {
                then = candidates.change(each).apply(then);
            }
            return then;
        }
    }
}
