package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.jdbc.internal.transaction.WritingTurn;
import com.onebackpak.compliance.party.PartyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Has an eraser in the database erase, counts before and after, and undoes what does not agree.
 *
 * @param data the data sets
 */
record LocalErasure(HostData data) {
    /**
     * Erases rows of people, or undoes what came of it.
     *
     * @param kept whose rows must all be there afterwards
     */
    Attempted erase(
            DSLContext statements, LocalData local, Unit unit, DataSet set, List<PartyId> people, List<PartyId> kept) {
        ErasureTask task = task(unit, set, people);
        return statements.connectionResult(connection -> {
            HostRows rows = local.rows(JoinedConnection.of(connection));
            long counted = rows.of(unit.tenant(), people);
            if (counted == 0 && unit.state().pass() > 1) {
                return Attempted.gone(0); // what was added meanwhile is nothing
            }
            if (connection.isWrapperFor(WritingTurn.class)) {
                connection.unwrap(WritingTurn.class).erases();
            }
            Savepoint before = connection.setSavepoint();
            Map<String, Long> keptBefore = rowsOfKept(connection, unit.tenant(), kept);
            Attempted attempt = erased(local, task, connection, counted, rows);
            if (attempt.counts() && isLess(rowsOfKept(connection, unit.tenant(), kept), keptBefore)) {
                attempt = Attempted.failed("rows of people who are held went with it: look for rows that are others'");
            }
            if (!attempt.counts()) {
                connection.rollback(before);
            }
            return attempt;
        });
    }

    /** What the host counts of those who are left alone, in each data set of the database. */
    private Map<String, Long> rowsOfKept(Connection connection, PartyId tenant, List<PartyId> kept) {
        Map<String, Long> rows = new LinkedHashMap<>();
        if (!kept.isEmpty()) {
            data.sets()
                    .ids()
                    .forEach(set -> data.local(set)
                            .ifPresent(local -> rows.put(
                                    set,
                                    local.rows(JoinedConnection.of(connection)).of(tenant, kept))));
        }
        return rows;
    }

    /** More of them may have come meanwhile. */
    private static boolean isLess(Map<String, Long> rows, Map<String, Long> before) {
        return before.entrySet().stream().anyMatch(each -> rows.getOrDefault(each.getKey(), 0L) < each.getValue());
    }

    private static Attempted erased(
            LocalData local, ErasureTask task, Connection connection, long counted, HostRows rows) {
        try {
            EraserAnswer answer = local.erase(task, JoinedConnection.of(connection));
            // of a table of ours the database itself says how many rows went, by the condition by which they were
            // counted
            return Attempted.judged(
                    answer, counted, () -> local instanceof TableData ? 0 : rows.of(task.tenant(), task.people()));
        } catch (SQLException | RuntimeException | Error e) {
            if (e instanceof Exception exception && Transactions.isWorthAnotherAttempt(exception)) {
                throw new DataAccessException("an eraser met another transaction", e);
            }
            return Attempted.failed(e);
        }
    }

    /** What an eraser is told. */
    static ErasureTask task(Unit unit, DataSet set, List<PartyId> people) {
        return new ErasureTask(
                unit.tenant(), set.id(), set.treatment(), people, unit.state().fence());
    }
}
