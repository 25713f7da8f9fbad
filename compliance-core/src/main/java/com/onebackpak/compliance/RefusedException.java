package com.onebackpak.compliance;

import com.onebackpak.compliance.exception.ComplianceException;

/**
 * Something was refused, and who asked had no other answer to it: see {@link ComplianceDecision#orElseThrow}. The refusal is
 * on record, whatever becomes of a transaction that this ends. The message names the decision's id and nobody.
 */
public final class RefusedException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    private final transient ComplianceDecision.Refusal refusal;

    RefusedException(ComplianceDecision.Refusal refusal) {
        super("decision " + refusal.id() + " refuses: " + refusal.decision().outcome());
        this.refusal = refusal;
    }

    /** What was refused and why; its {@link ComplianceDecision.Refusal#problem} is the answer over HTTP. */
    public ComplianceDecision.Refusal refusal() {
        return refusal;
    }
}
