package com.onebackpak.compliance.jdbc.internal.deletion;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_GATE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_UNIT;

import com.onebackpak.compliance.deletion.UnitState.Status;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Whoever records a hold waits until no transaction deletes that has looked at the tenant's holds, and whoever is about to
 * delete waits until no hold is being recorded: so none is recorded between the look and the commit. Many delete at a
 * time, and on PostgreSQL those who come later queue behind a hold that waits. It ends with the transaction. Has no state.
 */
public final class DeletionGate {
    /** Tells these locks from others of the same database. */
    private static final int CLASS = 0x0b4c_0de1;

    private DeletionGate() {}

    /**
     * Taken before a hold, or a request that may be one to inspect, is recorded or amended; opens what holds have deferred, to be looked at again.
     *
     * @throws ConcurrentChangeException on H2, if another transaction has it; the same may succeed in another moment
     */
    public static void forHold(DSLContext statements, PartyId tenant) {
        if (statements.family() == SQLDialect.POSTGRES) {
            statements.execute(
                    "select pg_advisory_xact_lock({0}, {1})",
                    DSL.val(CLASS), DSL.val(tenant.value().hashCode()));
        } else if (!isLockedOnH2(statements)) {
            throw new ConcurrentChangeException("the gate of holds and deletions");
        }
        statements
                .update(COMPLIANCE_DELETION_UNIT)
                .set(COMPLIANCE_DELETION_UNIT.STATUS, name(Status.OPEN))
                .setNull(COMPLIANCE_DELETION_UNIT.NOT_BEFORE)
                .set(COMPLIANCE_DELETION_UNIT.WHY, "a hold or a request was recorded, released or answered")
                .where(
                        COMPLIANCE_DELETION_UNIT.TENANT.eq(tenant.value()),
                        COMPLIANCE_DELETION_UNIT.STATUS.eq(name(Status.DEFERRED)))
                .execute();
    }

    /**
     * Taken before holds are looked at in order to delete. On PostgreSQL it waits for a while, and sets how long the
     * transaction waits for other locks; on H2, whose writers take turns anyway, it does not wait.
     *
     * @param wait how many milliseconds it waits
     * @param waitFromThenOn how many other statements of the transaction wait for a lock
     * @return false if a hold is being recorded
     */
    public static boolean forDeletion(DSLContext statements, PartyId tenant, int wait, int waitFromThenOn) {
        if (statements.family() == SQLDialect.POSTGRES) {
            statements.execute(
                    "select set_config('lock_timeout', {0}, true), pg_advisory_xact_lock_shared({1}, {2}),"
                            + " set_config('lock_timeout', {3}, true)",
                    DSL.val(String.valueOf(wait)),
                    DSL.val(CLASS),
                    DSL.val(tenant.value().hashCode()),
                    DSL.val(String.valueOf(waitFromThenOn)));
            return true;
        }
        return isLockedOnH2(statements);
    }

    /** Waits for nobody: a thread that has another transaction with this row would wait for itself without end. */
    private static boolean isLockedOnH2(DSLContext statements) {
        return statements
                .selectFrom(COMPLIANCE_DELETION_GATE)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .isPresent();
    }

    static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
