package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.evaluation.FactKeys;
import com.onebackpak.compliance.evaluation.Facts;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.ProcessingRequest;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A second evaluator, as simple as can be, to hold the real one against. It shares with that one only the values it
 * reads; every meaning is written down here anew, and what is unknown is enumerated.
 */
final class NaiveEvaluator {
    private static final Set<Boolean> YES = Set.of(true);
    private static final Set<Boolean> NO = Set.of(false);

    private NaiveEvaluator() {}

    /** What was decided, for one category or for the whole. */
    record NaiveDecision(Outcome outcome, Set<String> rules, Set<Obligation> obligations, Set<Citation> cites) {
        NaiveDecision {
            rules = Set.copyOf(rules);
            obligations = Set.copyOf(obligations);
            cites = Set.copyOf(cites);
        }
    }

    static Map<String, NaiveDecision> decideEach(Situation situation) {
        Map<String, NaiveDecision> each = new TreeMap<>();
        for (Category category : situation.request().categories()) {
            each.put(category.path(), decide(situation, category));
        }
        return each;
    }

    static NaiveDecision decide(Situation situation) {
        Map<String, NaiveDecision> each = decideEach(situation);
        Outcome whole = Outcome.PERMIT;
        for (Outcome worse : List.of(Outcome.NOT_APPLICABLE, Outcome.INDETERMINATE, Outcome.DENY)) {
            if (each.values().stream().anyMatch(decision -> decision.outcome() == worse)) {
                whole = worse;
            }
        }
        Set<String> rules = new HashSet<>();
        Set<Obligation> obligations = new HashSet<>();
        Set<Citation> cites = new HashSet<>();
        for (NaiveDecision decision : each.values()) {
            if (decision.outcome() == whole) {
                rules.addAll(decision.rules());
                obligations.addAll(decision.obligations());
                cites.addAll(decision.cites());
            }
        }
        return new NaiveDecision(whole, rules, obligations, cites);
    }

    private static NaiveDecision decide(Situation situation, Category category) {
        for (Term term : situation.request().terms()) {
            if (!situation.vocabulary().knows(term)) {
                return new NaiveDecision(Outcome.INDETERMINATE, Set.of(), Set.of(), Set.of());
            }
        }
        List<Rule> denying = new ArrayList<>();
        List<Rule> mayDeny = new ArrayList<>();
        List<Rule> permitting = new ArrayList<>();
        List<Rule> mayPermit = new ArrayList<>();
        List<Exemption> reliedOn = new ArrayList<>();
        for (Policy policy : situation.policies().policies()) {
            if (!contains(policy.effective(), situation.at())) {
                continue;
            }
            for (Rule rule : policy.rules()) {
                Set<Boolean> applies = applies(situation, policy, rule, category);
                List<Set<Boolean>> exempted = new ArrayList<>();
                for (Exemption exemption : rule.exemptions()) {
                    Set<Boolean> holds = values(exemption.when(), situation, category);
                    exempted.add(holds);
                    if (holds.equals(YES) && !applies.equals(NO)) {
                        reliedOn.add(exemption);
                    }
                }
                Set<Boolean> fires = combinations(List.of(applies, not(combinations(exempted, false))), true);
                boolean forbids = rule.effect() == Effect.FORBID;
                if (fires.equals(YES)) {
                    (forbids ? denying : permitting).add(rule);
                } else if (!fires.equals(NO)) {
                    (forbids ? mayDeny : mayPermit).add(rule);
                }
            }
        }
        if (!denying.isEmpty()) {
            return decision(Outcome.DENY, denying, List.of());
        }
        if (!mayDeny.isEmpty()) {
            List<Rule> open = new ArrayList<>(mayDeny);
            open.addAll(permitting.isEmpty() ? mayPermit : List.of());
            return decision(Outcome.INDETERMINATE, open, List.of());
        }
        if (!permitting.isEmpty()) {
            return decision(Outcome.PERMIT, permitting, reliedOn);
        }
        return mayPermit.isEmpty()
                ? decision(Outcome.NOT_APPLICABLE, List.of(), List.of())
                : decision(Outcome.INDETERMINATE, mayPermit, List.of());
    }

    private static NaiveDecision decision(Outcome outcome, List<Rule> rules, List<Exemption> reliedOn) {
        Set<String> ids = new HashSet<>();
        Set<Obligation> obligations = new HashSet<>();
        Set<Citation> cites = new HashSet<>();
        for (Rule rule : rules) {
            ids.add(rule.id());
            cites.addAll(rule.cites());
            obligations.addAll(rule.obligations());
        }
        for (Exemption exemption : reliedOn) {
            cites.addAll(exemption.cites());
            obligations.addAll(exemption.obligations());
        }
        return new NaiveDecision(outcome, ids, outcome == Outcome.INDETERMINATE ? Set.of() : obligations, cites);
    }

    /** A policy speaks where it has jurisdiction; a permission is for the acts of the party that gives it. */
    private static Set<Boolean> applies(Situation situation, Policy policy, Rule rule, Category category) {
        ProcessingRequest request = situation.request();
        if (rule.effect() == Effect.PERMIT
                && (policy.party().isEmpty() || !policy.party().get().equals(request.actor()))) {
            return NO;
        }
        return combinations(
                List.of(
                        jurisdiction(policy, situation.facts()),
                        values(new Condition.RequestMatches(rule.target()), situation, category),
                        values(rule.when(), situation, category)),
                true);
    }

    private static Set<Boolean> jurisdiction(Policy policy, Facts facts) {
        if (policy.jurisdictions().isEmpty()) {
            return YES;
        }
        Optional<Jurisdiction> known = facts.get(FactKeys.SUBJECT_JURISDICTION).orElse(Optional.empty());
        return known.isEmpty() ? NaiveTests.EITHER : NaiveTests.lies(known.get(), policy.jurisdictions());
    }

    /** The values of a condition when each occurrence of a test in it is filled in for itself. */
    private static Set<Boolean> values(Condition condition, Situation situation, Category category) {
        if (condition instanceof Condition.All all) {
            return combinations(values(all.parts(), situation, category), true);
        }
        if (condition instanceof Condition.Any any) {
            return combinations(values(any.parts(), situation, category), false);
        }
        if (condition instanceof Condition.Not not) {
            return not(values(not.part(), situation, category));
        }
        if (condition instanceof Condition.Defined defined) {
            return values(defined.part(), situation, category);
        }
        return new NaiveTests(situation.request(), category, situation.facts(), situation.at())
                .values((Condition.Test) condition);
    }

    private static List<Set<Boolean>> values(List<Condition> parts, Situation situation, Category category) {
        List<Set<Boolean>> values = new ArrayList<>();
        for (Condition part : parts) {
            values.add(values(part, situation, category));
        }
        return values;
    }

    private static Set<Boolean> not(Set<Boolean> values) {
        Set<Boolean> opposite = new HashSet<>();
        values.forEach(value -> opposite.add(!value));
        return opposite;
    }

    /** All that "all" (or else "any") can come to when one value is taken from each set. */
    static Set<Boolean> combinations(List<Set<Boolean>> sets, boolean all) {
        Set<Boolean> results = new HashSet<>();
        results.add(all);
        for (Set<Boolean> set : sets) {
            Set<Boolean> longer = new HashSet<>();
            for (boolean soFar : results) {
                for (boolean next : set) {
                    longer.add(all ? soFar && next : soFar || next);
                }
            }
            results = longer;
        }
        return results;
    }

    private static boolean contains(Span span, Instant at) {
        return !span.from().isAfter(at)
                && (span.until().isEmpty() || span.until().get().isAfter(at));
    }
}
