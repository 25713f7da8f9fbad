package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import com.google.common.collect.Streams;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a rule came to for one category, and why. Immutable.
 *
 * @param policy the policy the rule stands in
 * @param rule the rule
 * @param scope what came of {@link Policy#scopeOf}: whether the rule counts at all
 * @param meaning what came of {@link Rule#fires()}
 */
public record RuleEvaluation(Policy policy, Rule rule, Reasoning scope, Reasoning meaning) {
    /**
     * What an exemption came to.
     *
     * @param exemption the exemption
     * @param reasoning why
     */
    public record ExemptionEvaluation(Exemption exemption, Reasoning reasoning) {}

    /** Whether the rule fires: true, false, or unknown. */
    public Truth fires() {
        return scope.truth().and(meaning.truth());
    }

    /** Whether it is a prohibition that fires, is silent or may fire; false for a rule that permits. */
    public boolean forbids(Truth truth) {
        return rule.effect() == Effect.FORBID && fires() == truth;
    }

    /** Whether it is a permission that fires, is silent or may fire; false for a rule that forbids. */
    public boolean permits(Truth truth) {
        return rule.effect() == Effect.PERMIT && fires() == truth;
    }

    /** Whether it is a prohibition that fires or may: then it stands in the way. */
    public boolean mayForbid() {
        return rule.effect() == Effect.FORBID && fires() != Truth.FALSE;
    }

    /** Whether the request falls under its target, and, where that is open, whether the rule counts. */
    public Reasoning target() {
        Reasoning match = applies().parts().get(0);
        return scope.truth() == Truth.TRUE
                ? match
                : Reasoning.combined(
                        match.condition(),
                        match.truth().and(scope.truth()),
                        Stream.concat(
                                        Stream.of(match),
                                        scope.parts().stream().filter(part -> part.truth() != Truth.TRUE))
                                .toList());
    }

    /** What its condition came to. */
    public Reasoning condition() {
        return applies().parts().get(1);
    }

    /** What its exemptions came to, in the rule's order. */
    public List<ExemptionEvaluation> exemptions() {
        return Streams.zip(rule.exemptions().stream(), exempted().parts().stream(), ExemptionEvaluation::new)
                .toList();
    }

    /** The exemptions without which this prohibition would fire, or might: what a permit rests on. */
    public List<Exemption> reliedOn() {
        return scope.truth().and(applies().truth()) == Truth.FALSE
                ? List.of()
                : exemptions().stream()
                        .filter(e -> e.reasoning().truth() == Truth.TRUE)
                        .map(ExemptionEvaluation::exemption)
                        .toList();
    }

    /** The facts whose absence makes the rule unknown; empty unless it is. */
    public Set<String> missing() {
        return fires() == Truth.UNKNOWN
                ? ImmutableSortedSet.copyOf(Sets.union(scope.missing(), meaning.missing()))
                : Set.of();
    }

    /** The first half of {@link Rule#fires()}: that of {@link Rule#applies()}, the target beside the condition. */
    private Reasoning applies() {
        return meaning.parts().get(0);
    }

    /** The other half, without its negation: the exemptions beside each other. */
    private Reasoning exempted() {
        return meaning.parts().get(1).parts().get(0);
    }
}
