package com.onebackpak.compliance.jdbc.internal.deletion;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGREEMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;

import com.onebackpak.compliance.jdbc.generated.tables.AgreementColumns;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Under which agreements a tenant's data may not go, as its ledger tells. Has no state. */
public final class AgreementConditions {
    private static final AgreementColumns AGREEMENT = COMPLIANCE_AGREEMENT.as("agreed");
    private static final AgreementColumns LATER = COMPLIANCE_AGREEMENT.as("amended");
    private static final AgreementColumns BEFORE = COMPLIANCE_AGREEMENT.as("agreed_before");
    private static final AgreementColumns LATER_BEFORE = COMPLIANCE_AGREEMENT.as("amended_before");
    private static final AgreementColumns BETWEEN = COMPLIANCE_AGREEMENT.as("ended_between");

    private AgreementConditions() {}

    /** Whether an agreement of the tenant is in force at the instant, or begins later. */
    public static Condition isAgreed(Field<String> tenant, Instant at) {
        return isAgreed(tenant, at, DSL.noCondition());
    }

    private static Condition isAgreed(Field<String> tenant, Instant at, Condition counts) {
        return DSL.exists(DSL.selectOne()
                .from(AGREEMENT)
                .where(
                        AGREEMENT.TENANT.eq(tenant),
                        isOpen(AGREEMENT, DSL.val(at)),
                        isNewest(AGREEMENT, LATER, DSL.noCondition()),
                        counts));
    }

    private static Condition isOpen(AgreementColumns agreement, Field<Instant> at) {
        return agreement
                .VALID_UNTIL
                .isNull()
                .or(agreement.VALID_UNTIL.gt(at))
                .and(agreement.TERMINATED_AT.isNull().or(agreement.TERMINATED_AT.gt(at)));
    }

    private static Condition isNewest(AgreementColumns agreement, AgreementColumns later, Condition known) {
        return DSL.notExists(DSL.selectOne()
                .from(later)
                .where(
                        later.TENANT.eq(agreement.TENANT),
                        later.RECORD_KEY.eq(agreement.RECORD_KEY),
                        later.VERSION.gt(agreement.VERSION),
                        known));
    }

    /**
     * Whether the tenant of a run that a query reads has agreed anew since the run was planned, so that nothing more of it goes: the
     * data may be under the new agreement. What was planned of some people may have been so under an agreement that was in force then
     * and has not ended since; any other that is in force now may be theirs, or begins later and was not known then, also where it is
     * of one school.
     */
    public static Condition isAgreedAnew(Instant now) {
        Field<Instant> planned = COMPLIANCE_DELETION_RUN.PLANNED_AT;
        Condition wasAgreed = DSL.exists(DSL.selectOne()
                .from(BEFORE)
                .where(
                        BEFORE.TENANT.eq(AGREEMENT.TENANT),
                        BEFORE.RECORD_KEY.eq(AGREEMENT.RECORD_KEY),
                        BEFORE.LEARNED_AT.le(planned),
                        isOpen(BEFORE, planned),
                        isNewest(BEFORE, LATER_BEFORE, LATER_BEFORE.LEARNED_AT.le(planned))));
        Condition hasBegunSince = AGREEMENT.VALID_FROM.gt(planned).and(AGREEMENT.VALID_FROM.le(now));
        Condition hadEnded = DSL.exists(DSL.selectOne()
                .from(BETWEEN)
                .where(
                        BETWEEN.TENANT.eq(AGREEMENT.TENANT),
                        BETWEEN.RECORD_KEY.eq(AGREEMENT.RECORD_KEY),
                        BETWEEN.LEARNED_AT.gt(planned),
                        BETWEEN.VERSION.lt(AGREEMENT.VERSION),
                        DSL.not(isOpen(BETWEEN, DSL.val(now)))));
        return isAgreed(
                COMPLIANCE_DELETION_RUN.TENANT,
                now,
                COMPLIANCE_DELETION_RUN
                        .WHOLE
                        .isTrue()
                        .or(DSL.not(wasAgreed))
                        .or(hasBegunSince)
                        .or(hadEnded));
    }
}
