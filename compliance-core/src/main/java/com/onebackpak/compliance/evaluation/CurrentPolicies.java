package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.policy.PolicySet;

/**
 * The policies that decide now, and may be replaced while they do: a decision is by the old or by the new ones, never by some
 * of each, and none waits. Thread-safe.
 *
 * <pre>{@code
 * CurrentPolicies current = CurrentPolicies.of(policies);
 * ComplianceService compliance = ComplianceService.builder().policies(current).stores(stores, tenancy).clock(clock).build();
 * current.replaceWith(PolicySet.of(policies.vocabulary(), policy));
 * }</pre>
 */
public final class CurrentPolicies {
    private volatile PolicyEvaluator evaluator;

    private CurrentPolicies(PolicyEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Begins with these policies. */
    public static CurrentPolicies of(PolicySet policies) {
        return new CurrentPolicies(PolicyEvaluator.of(policies));
    }

    /** The evaluator of now; whoever makes several decisions by the same policies keeps it. */
    public PolicyEvaluator evaluator() {
        return evaluator;
    }

    /**
     * Compiles other policies and lets them decide from now on. Until they are compiled those of before decide. Of several
     * replacements at a time one comes after the other, so that none that compiles for longer undoes a later one.
     *
     * @throws IllegalArgumentException if they speak in another vocabulary, in which facts are not gathered
     */
    public synchronized void replaceWith(PolicySet policies) {
        if (!policies.vocabulary()
                .digest()
                .equals(evaluator.policies().vocabulary().digest())) {
            throw new IllegalArgumentException("policies can be replaced by others in the same vocabulary alone");
        }
        evaluator = PolicyEvaluator.of(policies);
    }
}
