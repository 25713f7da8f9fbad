package com.onebackpak.compliance;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Obligation;

/**
 * Discharges one kind of obligation. Implementations are thread-safe.
 *
 * <pre>{@code
 * ObligationHandler tellTheSchool = (obligation, permit) -> mail.accept(obligation + " of decision " + permit.id());
 * }</pre>
 */
@FunctionalInterface
public interface ObligationHandler {
    /**
     * Does what is owed, before the permitted action is done. An exception means that it could not be done; then the
     * action is not done either.
     *
     * @param obligation what is owed
     * @param permit the permit it is owed for
     */
    void discharge(Obligation obligation, ComplianceDecision.Permit permit);

    /**
     * Whether it could discharge this, as far as can be told before anything is done. If not, what would be a permit is
     * refused; so it is if this throws.
     */
    default boolean canDischarge(Obligation obligation, PolicyDecision decision) {
        return true;
    }
}
