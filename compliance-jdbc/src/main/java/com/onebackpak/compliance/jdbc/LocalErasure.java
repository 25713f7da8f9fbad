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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Has an eraser in the database erase, and counts. Whoever asks undoes what does not agree.
 *
 * @param data the data sets
 * @param cascading by which foreign keys the database would take rows along with those of each data set
 */
record LocalErasure(HostData data, Map<String, List<CascadingKey>> cascading) {
    /**
     * Erases rows of people; what came of it must be undone unless it {@link Attempted#counts counts}.
     *
     * @param kept whose rows must all be there afterwards
     */
    Attempted erase(
            DSLContext statements, LocalData local, Unit unit, DataSet set, List<PartyId> people, List<PartyId> kept) {
        ErasureTask task = task(unit, set, people);
        return statements.connectionResult(connection -> {
            HostRows rows = local.rows(JoinedConnection.of(connection));
            boolean isSecondLook = unit.state().pass() > 1;
            // Of a table of ours the database says how many rows went, by the condition by which they would be counted:
            // only where none did, or at the second look, is there anything to learn from counting them.
            OptionalLong counted = local instanceof TableData && !isSecondLook
                    ? OptionalLong.empty()
                    : OptionalLong.of(rows.of(unit.tenant(), people));
            if (isSecondLook && counted.orElse(1) == 0) {
                return Attempted.gone(0); // what was added meanwhile is nothing
            }
            if (connection.isWrapperFor(WritingTurn.class)) {
                connection.unwrap(WritingTurn.class).erases();
            }
            Map<String, Long> keptBefore = rowsOfKept(connection, unit.tenant(), kept);
            Attempted attempt = erased(local, task, connection, counted, rows);
            return attempt.counts() && isLess(rowsOfKept(connection, unit.tenant(), kept), keptBefore)
                    ? Attempted.failed("rows of people who are held went with it: look for rows that are others'")
                    : attempt;
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

    private Attempted erased(
            LocalData local, ErasureTask task, Connection connection, OptionalLong counted, HostRows rows) {
        try {
            if (local instanceof TableData table) {
                List<CascadingKey> keys = cascading.getOrDefault(task.dataSet(), List.of());
                Optional<CascadingKey> referring = table.referring(connection, keys, task.tenant(), task.people());
                if (referring.isPresent()) {
                    return Attempted.failed(referring.get().takesAlong());
                }
            }
            EraserAnswer answer = local.erase(task, JoinedConnection.of(connection));
            LongSupplier left = () -> rows.of(task.tenant(), task.people());
            return local instanceof TableData
                    ? Attempted.judged(answer, counted.orElseGet(() -> goneOrLeft(answer, left)), () -> 0)
                    : Attempted.judged(answer, counted.orElseThrow(), left);
        } catch (SQLException | RuntimeException | Error e) {
            if (e instanceof Exception exception && Transactions.isWorthAnotherAttempt(exception)) {
                throw new DataAccessException("an eraser met another transaction", e);
            }
            return Attempted.failed(e);
        }
    }

    private static long goneOrLeft(EraserAnswer answer, LongSupplier left) {
        return answer instanceof EraserAnswer.Erased erased ? erased.rows() : left.getAsLong();
    }

    /** What an eraser is told. */
    static ErasureTask task(Unit unit, DataSet set, List<PartyId> people) {
        return new ErasureTask(
                unit.tenant(), set.id(), set.treatment(), people, unit.state().fence());
    }
}
