package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.remedy.RemedySearch;

/**
 * Where assertions on the library's values begin: to be imported statically. Has no state.
 *
 * <pre>{@code
 * assertThat(policy.decide(disclosing)).isPermitted().owes(ObligationKind.RECORD_DISCLOSURE);
 * assertThat(policy.retention(keeping(Category.WORK).about(student))).isDueOn("2027-06-30").cites("Backpak C68");
 * assertThat(service.remedies(request)).isHelpedBy(FactParty.SCHOOL);
 * }</pre>
 */
public final class ComplianceAssertions {
    private ComplianceAssertions() {}

    /** Starts assertions on a decision. */
    public static PolicyDecisionAssert assertThat(PolicyDecision decision) {
        return new PolicyDecisionAssert(decision);
    }

    /** Starts assertions on how long data may stay. */
    public static RetentionAnswerAssert assertThat(RetentionAnswer answer) {
        return new RetentionAnswerAssert(answer);
    }

    /** Starts assertions on what would open a refusal. */
    public static RemediesAssert assertThat(RemedySearch search) {
        return new RemediesAssert(search, "");
    }
}
