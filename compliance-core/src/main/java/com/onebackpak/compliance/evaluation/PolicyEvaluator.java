package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
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
 * Decides requests. It is total (every request gets a decision, no exception), deterministic, touches nothing and is
 * told the time.
 *
 * <p>Layers only narrow: a prohibition that fires denies; one that may fire leaves the outcome open; only then does a
 * permission count; and where nobody speaks, nothing is permitted. Immutable, thread-safe.
 *
 * <pre>{@code
 * PolicyEvaluator evaluator = PolicyEvaluator.of(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"));
 * Instant at = clock.instant();
 * PolicyDecision decision = evaluator.decide(request, world.factsFor(request, at), at);
 * if (!decision.isPermit()) {
 *     log.info(decision.explanation().text());
 * }
 * }</pre>
 */
public final class PolicyEvaluator {
    private final PolicySet policies;

    private PolicyEvaluator(PolicySet policies) {
        this.policies = policies;
    }

    /** Makes an evaluator; a request with a term that the policies' vocabulary does not know is never permitted. */
    public static PolicyEvaluator of(PolicySet policies) {
        return new PolicyEvaluator(policies);
    }

    /** The policies that decide. */
    public PolicySet policies() {
        return policies;
    }

    /**
     * Decides a request by the policies in effect at the instant.
     *
     * @param request what is asked
     * @param facts what is known about its parties
     * @param at the instant for which to decide, past ones too
     * @return the decision; never null, and a permit only if a permission fires and no prohibition can
     */
    public PolicyDecision decide(ProcessingRequest request, Facts facts, Instant at) {
        Set<String> unknownTerms = Stream.concat(request.terms().stream(), kinds(facts))
                .filter(term -> !policies.vocabulary().knows(term))
                .map(term -> term.dimension().key() + "." + term.path())
                .collect(Collectors.toSet());
        List<Policy> inEffect = policies.inEffectAt(at);
        List<CategoryDecision> categories = request.categories().stream()
                .sorted(Comparator.comparing(Category::path))
                .map(category -> unknownTerms.isEmpty()
                        ? decide(inEffect, new Circumstance(new Situation(request, facts, at), category))
                        : CategoryDecision.ofUnknownTerms(category, unknownTerms))
                .toList();
        return new PolicyDecision(request, at, policies.digest(), facts, categories);
    }

    /** A misspelt kind on record would slip past prohibitions, like a misspelt term of the request. */
    private static Stream<Term> kinds(Facts facts) {
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
                .map(role -> new Circumstance(
                        circumstance.situation().with(FactKeys.RECIPIENT_KIND, Set.of(role)), circumstance.category()))
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
                    if (scope.truth() != Truth.FALSE && TargetMatch.mayMatch(rule.target(), circumstance)) {
                        considered.add(new RuleEvaluation(
                                policy, rule, scope, rule.fires().interpret(reasoner)));
                    }
                }
            }
        }
        return considered;
    }
}
