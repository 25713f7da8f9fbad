package com.onebackpak.compliance.store;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Obligation;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * That something was decided, to be recorded: two of them are two records, though all that was decided about is equal.
 * Immutable.
 *
 * <pre>{@code
 * DecisionRecord record = stores.of(tenant).decisions().record(DecisionEvent.of(decision));
 * }</pre>
 *
 * @param id names the event, and is the idempotency key of its recording: one to 64 letters, digits and hyphens
 * @param decision what was decided
 * @param undischarged what was owed and had nobody to discharge it, so that a permit was refused; usually nothing
 * @param factsUnavailable whether the source of the facts failed, so that nothing was known
 */
public record DecisionEvent(
        String id, PolicyDecision decision, Set<Obligation> undischarged, boolean factsUnavailable) {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    /**
     * Copies what is given.
     *
     * @throws IllegalArgumentException if the id is not one
     */
    public DecisionEvent {
        if (!SYNTAX.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a decision must be 1 to 64 letters, digits and '-',"
                    + " beginning with a letter or digit");
        }
        undischarged = ImmutableSet.copyOf(undischarged);
    }

    /** A decision that nothing stood in the way of, under a new id. */
    public static DecisionEvent of(PolicyDecision decision) {
        return of(decision, Set.of());
    }

    /** A decision of which something that is owed is not discharged, under a new id. */
    public static DecisionEvent of(PolicyDecision decision, Set<Obligation> undischarged) {
        return new DecisionEvent(newId(), decision, undischarged, false);
    }

    /** An id that nothing else has. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Whether it may be done: by the policies, and with everything owed in somebody's hands. */
    public boolean isPermit() {
        return decision.isPermit() && undischarged.isEmpty();
    }
}
