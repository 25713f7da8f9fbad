package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.evaluation.PolicyDecision;

/** Where assertions on the library's values begin: to be imported statically. Has no state. */
public final class ComplianceAssertions {
    private ComplianceAssertions() {}

    /** Starts assertions on a decision. */
    public static PolicyDecisionAssert assertThat(PolicyDecision decision) {
        return new PolicyDecisionAssert(decision);
    }
}
