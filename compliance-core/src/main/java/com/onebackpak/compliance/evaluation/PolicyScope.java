package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import java.util.List;
import java.util.Optional;

/** Whether a request falls under a policy, and under a rule of it. */
final class PolicyScope {
    private PolicyScope() {}

    /** Whether the policy applies where the subject is protected; one that names no jurisdiction applies everywhere. */
    static Truth appliesIn(Policy policy, Facts facts) {
        if (policy.jurisdictions().isEmpty()) {
            return Truth.TRUE;
        }
        return facts.get(FactKeys.SUBJECT_JURISDICTION)
                .map(protecting -> protecting.areIn(policy.jurisdictions()))
                .orElse(Truth.UNKNOWN);
    }

    /** Whether the request falls under the rule's target; a vendor's permissions are for its own acts only. */
    static Reasoning match(Policy policy, Rule rule, Truth applies, Circumstance circumstance) {
        Condition.RequestMatches target = new Condition.RequestMatches(rule.target());
        boolean grantsToAnother = rule.effect() == Effect.PERMIT
                && !policy.party().equals(Optional.of(circumstance.request().actor()));
        if (applies == Truth.FALSE || grantsToAnother) {
            return Reasoning.known(target, false);
        }
        Reasoning match = TargetMatch.of(target, circumstance);
        return applies == Truth.TRUE
                ? match
                : Reasoning.combined(
                        target,
                        match.truth().and(applies),
                        List.of(match, Reasoning.unknown(target, FactKeys.SUBJECT_JURISDICTION.name())));
    }
}
