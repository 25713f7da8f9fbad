package com.onebackpak.compliance;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Obligation;

/**
 * Discharges one kind of obligation. Implementations are thread-safe.
 *
 * <pre>{@code
 * ObligationHandler tellTheSchool = (obligation, decision) -> mail.accept(obligation + " of decision " + decision.id());
 * }</pre>
 */
@FunctionalInterface
public interface ObligationHandler {
    /**
     * Does what is owed, before the permitted action is done. An exception means that it could not be done; then the
     * action is not done either.
     *
     * @param obligation what is owed
     * @param decision the permit it is owed for
     */
    void discharge(Obligation obligation, PolicyDecision decision);

    /**
     * Whether it could discharge this, as far as can be told before anything is done. If not, what would be a permit is
     * refused.
     */
    default boolean canDischarge(Obligation obligation, PolicyDecision decision) {
        return true;
    }
}
