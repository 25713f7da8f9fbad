package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule came to for one category, and why. Immutable.
 *
 * @param policy the policy the rule stands in
 * @param rule the rule
 * @param target whether the request falls under it
 * @param condition what its condition came to
 * @param exemptions what its exemptions came to, in the rule's order
 */
public record RuleEvaluation(
        Policy policy, Rule rule, Reasoning target, Reasoning condition, List<ExemptionEvaluation> exemptions) {
    /** Copies what is given. */
    public RuleEvaluation {
        exemptions = List.copyOf(exemptions);
    }

    /**
     * What an exemption came to.
     *
     * @param exemption the exemption
     * @param reasoning why
     */
    public record ExemptionEvaluation(Exemption exemption, Reasoning reasoning) {}

    /** Whether the rule fires: true, false, or unknown. */
    public Truth fires() {
        return applies().and(exempted().not());
    }

    /** Whether it is a prohibition that fires, is silent or may fire; false for a rule that permits. */
    public boolean forbids(Truth truth) {
        return rule.effect() == Effect.FORBID && fires() == truth;
    }

    /** Whether it is a permission that fires, is silent or may fire; false for a rule that forbids. */
    public boolean permits(Truth truth) {
        return rule.effect() == Effect.PERMIT && fires() == truth;
    }

    /** The exemptions without which this prohibition would fire, or might: what a permit rests on. */
    public List<Exemption> reliedOn() {
        return applies() == Truth.FALSE
                ? List.of()
                : exemptions.stream()
                        .filter(e -> e.reasoning().truth() == Truth.TRUE)
                        .map(ExemptionEvaluation::exemption)
                        .toList();
    }

    /** The facts whose absence makes the rule unknown; empty unless it is. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        if (fires() == Truth.UNKNOWN) {
            missing.addAll(target.missing());
            missing.addAll(condition.missing());
            exemptions.forEach(e -> missing.addAll(e.reasoning().missing()));
        }
        return missing;
    }

    private Truth applies() {
        return target.truth().and(condition.truth());
    }

    private Truth exempted() {
        return exemptions.stream().map(e -> e.reasoning().truth()).reduce(Truth.FALSE, Truth::or);
    }
}
