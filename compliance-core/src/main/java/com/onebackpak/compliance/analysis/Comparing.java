package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.Decided.Firing;
import com.onebackpak.compliance.analysis.PolicyDifference.Area;
import com.onebackpak.compliance.analysis.PolicyDifference.Change;
import com.onebackpak.compliance.analysis.PolicyDifference.Validity;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.Situation;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two sets of policies, and has an evaluator of each decide the examples. */
final class Comparing {
    private final PolicyEvaluator evaluatorBefore;
    private final PolicyEvaluator evaluatorAfter;
    private final SituationSpace space;
    private final Diagrams diagrams;
    private final Decided decidedBefore;
    private final Decided decidedAfter;
    private final Map<String, Firing> rulesBefore;
    private final Map<String, Firing> rulesAfter;
    private final List<Validity> validities;

    Comparing(PolicySet old, PolicySet recent, int mostDiagrams) {
        boolean areSingle = isOneVersionEach(old) && isOneVersionEach(recent);
        PolicySet before = areSingle ? always(old, recent) : PolicySet.of(recent.vocabulary(), old.policies());
        PolicySet after = areSingle ? always(recent, recent) : recent;
        evaluatorBefore = PolicyEvaluator.of(before);
        evaluatorAfter = PolicyEvaluator.of(after);
        space = new SituationSpace(
                after.vocabulary(),
                Stream.concat(PolicyAnalyzer.conditions(before), PolicyAnalyzer.conditions(after))
                        .toList(),
                mostDiagrams);
        diagrams = space.diagrams();
        decidedBefore = Decided.by(before, space);
        decidedAfter = Decided.by(after, space);
        rulesBefore = byName(decidedBefore);
        rulesAfter = byName(decidedAfter);
        validities = areSingle ? validities(old, recent) : List.of(); // of several versions the days are compared, too
    }

    private static List<Validity> validities(PolicySet old, PolicySet recent) {
        return recent.policies().stream()
                .flatMap(is -> old.policies().stream()
                        .filter(was ->
                                was.id().equals(is.id()) && !was.effective().equals(is.effective()))
                        .map(was -> validity(was, is)))
                .toList();
    }

    private static Validity validity(Policy was, Policy is) {
        Instant ended = was.effective().until().orElse(Instant.MAX);
        Instant ends = is.effective().until().orElse(Instant.MAX);
        boolean mayPermitMore = (ends.isBefore(ended) && hasAny(was, Effect.FORBID))
                || (ends.isAfter(ended) && hasAny(is, Effect.PERMIT));
        return new Validity(is.id(), was.effective(), is.effective(), mayPermitMore);
    }

    private static boolean hasAny(Policy policy, Effect effect) {
        return policy.rules().stream().anyMatch(rule -> rule.effect() == effect);
    }

    private static boolean isOneVersionEach(PolicySet policies) {
        return policies.policies().stream().map(Policy::id).distinct().count()
                == policies.policies().size();
    }

    /** One version of each is compared whatever the days from which they are in effect. */
    private static PolicySet always(PolicySet policies, PolicySet speaking) {
        return PolicySet.of(
                speaking.vocabulary(),
                policies.policies().stream()
                        .map(policy -> Policy.builder()
                                .from(policy)
                                .effective(Span.from(Instant.MIN))
                                .build())
                        .toList());
    }

    /** Of a pack in several versions, each rule with the first instant of its version. */
    private static Map<String, Firing> byName(Decided decided) {
        Map<String, Long> versions = decided.rules().stream()
                .map(Firing::policy)
                .distinct()
                .collect(Collectors.groupingBy(Policy::id, Collectors.counting()));
        Map<String, Firing> rules = new TreeMap<>();
        decided.rules()
                .forEach(rule -> rules.put(
                        rule.policy().id()
                                + (versions.getOrDefault(rule.policy().id(), 1L) > 1
                                        ? "@" + rule.policy().version()
                                        : "")
                                + "/" + rule.rule().id(),
                        rule));
        return rules;
    }

    PolicyDifference difference() {
        Map<String, Integer> differing = new LinkedHashMap<>();
        Set<String> changed = new TreeSet<>();
        Stream.concat(rulesBefore.keySet().stream(), rulesAfter.keySet().stream())
                .sorted()
                .distinct()
                .forEach(name -> {
                    int differs = differs(name);
                    if (differs != Diagrams.FALSE) {
                        differing.put(name, differs);
                    }
                    if (!Optional.ofNullable(rulesBefore.get(name))
                            .map(Firing::rule)
                            .equals(Optional.ofNullable(rulesAfter.get(name)).map(Firing::rule))) {
                        changed.add(name);
                    }
                });
        int anyDiffers =
                diagrams.and(space.situations(), differing.values().stream().reduce(Diagrams.FALSE, diagrams::or));
        Decided wasDecided = decidedBefore.within(anyDiffers);
        Decided isDecided = decidedAfter.within(anyDiffers);
        List<Change> changes = new ArrayList<>();
        BigInteger all = BigInteger.ZERO;
        for (Outcome was : Outcome.values()) {
            for (Outcome is : Outcome.values()) {
                if (was != is) {
                    int region = wasDecided.where(was, isDecided.where(is, anyDiffers));
                    all = all.add(count(region));
                    differing.forEach((name, differs) -> {
                        int by = diagrams.and(region, differs);
                        if (by != Diagrams.FALSE && matters(name, was, is)) {
                            changes.add(new Change(was, is, name, rule(name).cites(), areas(by, was, is)));
                        }
                    });
                }
            }
        }
        changes.forEach(change -> changed.remove(change.rule()));
        return new PolicyDifference(count(space.situations()), all, changes, List.copyOf(changed), validities);
    }

    /** A permission alone neither brings nor lifts a refusal. */
    private boolean matters(String name, Outcome was, Outcome is) {
        return rule(name).effect() == Effect.FORBID || (was != Outcome.DENY && is != Outcome.DENY);
    }

    private Rule rule(String name) {
        return Stream.of(rulesAfter, rulesBefore)
                .flatMap(rules -> Optional.ofNullable(rules.get(name)).stream())
                .findFirst()
                .orElseThrow()
                .rule();
    }

    /** Where the rule fires otherwise than it did; a rule that there is not never fires. */
    private int differs(String name) {
        Ternary was = fires(rulesBefore.get(name));
        Ternary is = fires(rulesAfter.get(name));
        return diagrams.or(
                diagrams.choose(was.holds(), diagrams.not(is.holds()), is.holds()),
                diagrams.choose(was.fails(), diagrams.not(is.fails()), is.fails()));
    }

    private Ternary fires(@Nullable Firing rule) {
        return rule == null ? new Ternary(diagrams, Diagrams.FALSE, Diagrams.TRUE) : rule.fires();
    }

    private List<Area> areas(int region, Outcome was, Outcome is) {
        List<Area> areas = new ArrayList<>();
        space.areas(region).forEach(area -> {
            Situation example = space.situation(diagrams.first(area.where()));
            PolicyDecision one = decide(evaluatorBefore, example);
            PolicyDecision other = decide(evaluatorAfter, example);
            if (space.coarse().isEmpty() && (one.outcome() != was || other.outcome() != is)) {
                throw new IllegalStateException("a defect of the analysis: it took "
                        + example.request().describe() + " to be decided " + was + " and then " + is + ", not "
                        + one.outcome() + " and " + other.outcome());
            }
            areas.add(new Area(area.action(), area.purpose(), count(area.where()), example, one, other));
        });
        return areas;
    }

    private static PolicyDecision decide(PolicyEvaluator evaluator, Situation situation) {
        return evaluator.decide(situation.request(), situation.facts(), situation.at());
    }

    private BigInteger count(int formula) {
        return diagrams.count(formula, space.variables());
    }
}
