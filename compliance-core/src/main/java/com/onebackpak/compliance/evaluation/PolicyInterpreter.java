package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides by reading every rule, and keeps what each came to and why: where {@link CompiledPolicies} says what is decided,
 * this says why. Has no state.
 */
final class PolicyInterpreter {
    private PolicyInterpreter() {}

    /** What is decided for each of the request's categories, in the order of their names. */
    static List<CategoryDecision> decide(PolicySet policies, ProcessingRequest request, KnownFacts facts, Instant at) {
        Set<String> unknownTerms = Stream.concat(request.terms().stream(), kinds(facts))
                .filter(term -> !policies.vocabulary().knows(term))
                .map(term -> term.dimension().key() + "." + term.path())
                .collect(Collectors.toSet());
        List<Policy> inEffect = policies.inEffectAt(at);
        return request.sortedCategories().stream()
                .map(category -> unknownTerms.isEmpty()
                        ? decide(inEffect, new ConditionTruth(request, facts, at, category))
                        : CategoryDecision.ofUnknownTerms(category, unknownTerms))
                .toList();
    }

    /** A misspelt kind on record would slip past prohibitions, like a misspelt term of the request. */
    private static Stream<Term> kinds(KnownFacts facts) {
        return Stream.of(
                        facts.get(FactKeys.SUBJECT_KIND).stream().<Term>flatMap(Set::stream),
                        facts.get(FactKeys.RECIPIENT_KIND).stream().<Term>flatMap(Set::stream),
                        facts.get(FactKeys.ACTOR_KIND).flatMap(kind -> kind).stream())
                .flatMap(each -> each);
    }

    /**
     * Whoever receives in several roles receives in the one that opens most: a job at the school takes nothing away from a
     * parent, nor a child there from a teacher.
     */
    private static CategoryDecision decide(List<Policy> inEffect, Circumstance circumstance) {
        Set<RecipientKind> roles =
                circumstance.facts().get(FactKeys.RECIPIENT_KIND).orElse(Set.of());
        if (roles.size() < 2) {
            return CategoryDecision.of(circumstance.category(), considered(inEffect, circumstance));
        }
        List<CategoryDecision> each = roles.stream()
                .sorted(Comparator.comparing(RecipientKind::path))
                .map(circumstance::inRole)
                .map(as -> CategoryDecision.of(as.category(), considered(inEffect, as)))
                .toList();
        return CategoryDecision.best(each);
    }

    /** What the rules that count come to; the scope of a policy's rules is judged once for all of an effect. */
    private static List<RuleEvaluation> considered(List<Policy> inEffect, Circumstance circumstance) {
        ConditionReasoner reasoner = new ConditionReasoner(circumstance);
        List<RuleEvaluation> considered = new ArrayList<>();
        for (Policy policy : inEffect) {
            Map<Effect, Reasoning> scopes = new EnumMap<>(Effect.class);
            for (Rule rule : policy.rules()) {
                if (TargetMatch.mayCover(rule.target(), circumstance.request().action())) {
                    Reasoning scope = scopes.computeIfAbsent(
                            rule.effect(), effect -> policy.scopeOf(effect).interpret(reasoner));
                    if (scope.truth() != Truth.FALSE
                            && TargetMatch.of(rule.target(), circumstance).truth() != Truth.FALSE) {
                        considered.add(new RuleEvaluation(
                                policy, rule, scope, rule.fires().interpret(reasoner)));
                    }
                }
            }
        }
        return considered;
    }

    /** The rules that count for a request and under whose target it falls, or may. */
    static List<Rule> rules(PolicySet policies, ConditionTruth truth) {
        List<Rule> rules = new ArrayList<>();
        for (Policy policy : policies.inEffectAt(truth.at())) {
            Map<Effect, Boolean> counts = new EnumMap<>(Effect.class);
            for (Rule rule : policy.rules()) {
                if (TargetMatch.mayCover(rule.target(), truth.request().action())
                        && TargetMatch.of(rule.target(), truth).truth() != Truth.FALSE
                        && counts.computeIfAbsent(rule.effect(), effect -> mayCount(policy, effect, truth))) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    private static boolean mayCount(Policy policy, Effect effect, ConditionTruth truth) {
        return policy.scopeOf(effect).interpret(truth).truth() != Truth.FALSE;
    }
}
