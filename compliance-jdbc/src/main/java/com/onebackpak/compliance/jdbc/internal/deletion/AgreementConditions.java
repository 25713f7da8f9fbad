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

    private AgreementConditions() {}

    /** Whether an agreement of the tenant is in force at the instant, or begins later. */
    public static Condition isAgreed(Field<String> tenant, Instant at) {
        Field<Instant> now = DSL.val(at);
        return isAgreed(tenant, now, DSL.noCondition(), DSL.noCondition());
    }

    private static Condition isAgreed(Field<String> tenant, Field<Instant> at, Condition known, Condition knownLater) {
        return DSL.exists(DSL.selectOne()
                .from(AGREEMENT)
                .where(
                        AGREEMENT.TENANT.eq(tenant),
                        known,
                        AGREEMENT.VALID_UNTIL.isNull().or(AGREEMENT.VALID_UNTIL.gt(at)),
                        AGREEMENT.TERMINATED_AT.isNull().or(AGREEMENT.TERMINATED_AT.gt(at)),
                        DSL.notExists(DSL.selectOne()
                                .from(LATER)
                                .where(
                                        LATER.TENANT.eq(AGREEMENT.TENANT),
                                        LATER.RECORD_KEY.eq(AGREEMENT.RECORD_KEY),
                                        LATER.VERSION.gt(AGREEMENT.VERSION),
                                        knownLater))));
    }

    /**
     * Whether the tenant of a run that a query reads has agreed anew since the run was planned, so that nothing more of it goes: the
     * data may be under the new agreement. What was planned of some people while an agreement was in force was not planned because
     * it had ended.
     */
    public static Condition isAgreedAnew(Instant now) {
        Field<Instant> planned = COMPLIANCE_DELETION_RUN.PLANNED_AT;
        Condition wasAgreed = isAgreed(
                COMPLIANCE_DELETION_RUN.TENANT,
                planned,
                AGREEMENT.LEARNED_AT.le(planned),
                LATER.LEARNED_AT.le(planned));
        return isAgreed(COMPLIANCE_DELETION_RUN.TENANT, now)
                .and(COMPLIANCE_DELETION_RUN.WHOLE.isTrue().or(DSL.not(wasAgreed)));
    }
}
