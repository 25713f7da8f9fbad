package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.policy.Citation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is claimed of every decision that policies can make: that in all situations in which a condition holds, the outcome
 * is one of these. Immutable.
 *
 * <pre>{@code
 * PolicyClaim claim = PolicyClaim.never(
 *         "nothing of a child is permitted", new Condition.AgeBelow(13), Outcome.PERMIT);
 * }</pre>
 *
 * @param name what is claimed, as a sentence
 * @param when in which situations: those in which it is known to hold
 * @param orUnknown whether it is claimed of those too in which it is unknown whether the condition holds
 * @param outcomes the outcomes that there may be, at least one
 * @param cites the clauses that say so
 */
public record PolicyClaim(String name, Condition when, boolean orUnknown, Set<Outcome> outcomes, List<Citation> cites) {
    /** Copies what is given. */
    public PolicyClaim {
        outcomes = ImmutableSet.copyOf(outcomes);
        cites = List.copyOf(cites);
        if (outcomes.isEmpty() || outcomes.size() == Outcome.values().length) {
            throw new IllegalArgumentException("a claim must leave some outcomes and rule out others");
        }
    }

    /** The claim that where the condition holds, none of these is decided. */
    public static PolicyClaim never(String name, Condition when, Outcome... outcomes) {
        Set<Outcome> others = EnumSet.allOf(Outcome.class);
        others.removeAll(List.of(outcomes));
        return new PolicyClaim(name, when, false, others, List.of());
    }

    /** The claim that where the condition holds, one of these is decided. */
    public static PolicyClaim always(String name, Condition when, Outcome... outcomes) {
        return new PolicyClaim(name, when, false, Set.of(outcomes), List.of());
    }

    /** The same of situations too in which it is unknown whether the condition holds. */
    public PolicyClaim orUnknownWhether() {
        return new PolicyClaim(name, when, true, outcomes, cites);
    }
}
