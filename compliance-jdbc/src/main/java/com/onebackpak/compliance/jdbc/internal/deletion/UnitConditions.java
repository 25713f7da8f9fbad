package com.onebackpak.compliance.jdbc.internal.deletion;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RANGE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_UNIT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_HOLD;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_REQUEST;

import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.jdbc.generated.tables.DeletionUnitColumns;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** What is asked about a unit by the statement that claims it. Has no state. */
final class UnitConditions {
    private static final DeletionUnitColumns UNIT = COMPLIANCE_DELETION_UNIT;

    private UnitConditions() {}

    /** Whether nobody has it, and its time has come. */
    static Condition isClaimable(Instant now) {
        return UNIT.STATUS
                .eq(name(Status.OPEN))
                .and(UNIT.NOT_BEFORE.isNull().or(UNIT.NOT_BEFORE.le(now)))
                .or(UNIT.STATUS.eq(name(Status.DEFERRED)).and(UNIT.NOT_BEFORE.le(now)))
                .or(UNIT.STATUS
                        .eq(name(Status.LEASED))
                        .and(UNIT.LEASED_UNTIL.isNull().or(UNIT.LEASED_UNTIL.le(now))));
    }

    /** Whether it is of one of these data sets, and those of the same range that must be over before are. */
    static Condition mayBegin(Map<String, Set<String>> below) {
        Condition mayBegin = DSL.falseCondition();
        for (Map.Entry<String, Set<String>> set : below.entrySet()) {
            mayBegin = mayBegin.or(UNIT.DATA_SET.eq(set.getKey()).and(areOver(set.getValue())));
        }
        return mayBegin;
    }

    /** Of the same range, none of these is open or in somebody's hands. */
    private static Condition areOver(Set<String> sets) {
        DeletionUnitColumns other = UNIT.as("below");
        return sets.isEmpty()
                ? DSL.trueCondition()
                : DSL.notExists(ofSameRange(
                        other, other.DATA_SET.in(sets).and(other.STATUS.in(name(Status.OPEN), name(Status.LEASED)))));
    }

    /** Whether its tenant has a hold or a request on record, or anything of its range was left because of one. */
    static Condition mayBeHeld() {
        DeletionUnitColumns other = UNIT.as("kept");
        return DSL.exists(DSL.selectOne().from(COMPLIANCE_HOLD).where(COMPLIANCE_HOLD.TENANT.eq(UNIT.TENANT)))
                .or(DSL.exists(
                        DSL.selectOne().from(COMPLIANCE_REQUEST).where(COMPLIANCE_REQUEST.TENANT.eq(UNIT.TENANT))))
                .or(DSL.exists(ofSameRange(other, other.STATUS.eq(name(Status.DEFERRED)))));
    }

    private static Select<?> ofSameRange(DeletionUnitColumns other, Condition condition) {
        return DSL.selectOne()
                .from(other)
                .where(
                        other.TENANT.eq(UNIT.TENANT),
                        other.RUN_ID.eq(UNIT.RUN_ID),
                        other.RANGE_NO.eq(UNIT.RANGE_NO),
                        condition);
    }

    /** Whether its run stands so. */
    static Condition isOfRun(String status) {
        return isOfRun(COMPLIANCE_DELETION_RUN.STATUS.eq(status));
    }

    /**
     * Whether its run stands so, was planned by then (a clock that was set back knows no hold that has begun since), and no new
     * agreement has come since.
     */
    static Condition mayGoOn(String status, Instant now) {
        return isOfRun(COMPLIANCE_DELETION_RUN
                .STATUS
                .eq(status)
                .and(COMPLIANCE_DELETION_RUN.PLANNED_AT.le(now))
                .andNot(AgreementConditions.isAgreedAnew(now)));
    }

    private static Condition isOfRun(Condition which) {
        return DSL.exists(DSL.selectOne()
                .from(COMPLIANCE_DELETION_RUN)
                .where(
                        COMPLIANCE_DELETION_RUN.TENANT.eq(UNIT.TENANT),
                        COMPLIANCE_DELETION_RUN.RUN_ID.eq(UNIT.RUN_ID),
                        which));
    }

    /** A column of its range. */
    static <T> Field<T> ofRange(Field<T> column) {
        return DSL.field(DSL.select(column)
                        .from(COMPLIANCE_DELETION_RANGE)
                        .where(
                                COMPLIANCE_DELETION_RANGE.TENANT.eq(UNIT.TENANT),
                                COMPLIANCE_DELETION_RANGE.RUN_ID.eq(UNIT.RUN_ID),
                                COMPLIANCE_DELETION_RANGE.RANGE_NO.eq(UNIT.RANGE_NO)))
                .as(column.getName());
    }

    private static String name(Status status) {
        return DeletionGate.name(status);
    }
}
