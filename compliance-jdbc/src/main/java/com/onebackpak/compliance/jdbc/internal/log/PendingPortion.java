package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;

import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * Entries that wait to be sealed, in the order of their names: as many as one segment holds. In JDBC itself, because
 * every entry that is ever appended goes through here.
 *
 * @param entries the entries
 * @param isLast whether no others waited that come after them
 */
record PendingPortion(List<Entry> entries, boolean isLast) {
    private static final String SELECT =
            "select entry_id, body from " + COMPLIANCE_AUDIT_PENDING.getName() + " where tenant = ?";
    private static final String LATER = " and entry_id > ?";

    /** Ordered by the tenant, too, of which there is one: else H2 would sort all that wait instead of reading its index. */
    private static final String IN_ORDER = " order by tenant, entry_id limit " + (LogSegment.MAX_ENTRIES + 1);

    private static final String READ_BY_INDEX = "select set_config('enable_sort', 'off', true),"
            + " set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)";
    private static final String DELETE =
            "delete from " + COMPLIANCE_AUDIT_PENDING.getName() + " where tenant = ? and entry_id = ";

    /**
     * An entry.
     *
     * @param id its name
     * @param body its bytes, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Entry(UUID id, byte[] body) {}

    /** Reads the first of those that wait. */
    static PendingPortion first(DSLContext statements, String log) {
        return statements.connectionResult(connection -> read(connection, log, Optional.empty()));
    }

    /**
     * Reads the first of those that wait and come after this portion, which is not empty and was removed in the same
     * transaction: without naming where it ends, the database would look at all that was removed once more. What is
     * committed meanwhile under an earlier name waits for the next transaction.
     */
    PendingPortion next(DSLContext statements, String log) {
        UUID last = entries.get(entries.size() - 1).id();
        return statements.connectionResult(connection -> read(connection, log, Optional.of(last)));
    }

    /**
     * Has this transaction, which is our own, read by the index. What PostgreSQL last learned of a table that fills and
     * empties all the time is no use: it would think that few wait, and sort all of them for each portion.
     */
    static void readByIndex(DSLContext statements) {
        if (statements.family() == SQLDialect.POSTGRES) {
            statements.connection(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(READ_BY_INDEX)) {
                    statement.execute();
                }
            });
        }
    }

    private static PendingPortion read(Connection connection, String log, Optional<UUID> last) throws SQLException {
        String select = SELECT + (last.isPresent() ? LATER : "") + IN_ORDER;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, log);
            if (last.isPresent()) {
                statement.setObject(2, last.get());
            }
            try (ResultSet results = statement.executeQuery()) {
                List<Entry> entries = new ArrayList<>(LogSegment.MAX_ENTRIES);
                int bytes = 0;
                while (results.next()) {
                    byte[] body = results.getBytes(2);
                    bytes += body.length;
                    boolean isOneTooMany = entries.size() == LogSegment.MAX_ENTRIES
                            || (bytes > LogSegment.MAX_BYTES && !entries.isEmpty());
                    if (isOneTooMany) {
                        return new PendingPortion(entries, false);
                    }
                    entries.add(new Entry(results.getObject(1, UUID.class), body));
                }
                return new PendingPortion(entries, true);
            }
        }
    }

    /** Takes away exactly these entries: others with earlier names may have been committed meanwhile. */
    void remove(DSLContext statements, String log) {
        int removed = statements.connectionResult(connection ->
                statements.family() == SQLDialect.H2 ? removeEach(connection, log) : removeAtOnce(connection, log));
        if (removed != entries.size()) {
            throw new ConcurrentChangeException("what waits to be sealed");
        }
    }

    private int removeAtOnce(Connection connection, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE + "any(?)")) {
            statement.setString(1, log);
            Object[] ids = entries.stream().map(Entry::id).toArray();
            statement.setArray(2, connection.createArrayOf("uuid", ids));
            return statement.executeUpdate();
        }
    }

    /** H2 would look through all names for every row that waits. */
    private int removeEach(Connection connection, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE + "?")) {
            for (Entry entry : entries) {
                statement.setString(1, log);
                statement.setObject(2, entry.id());
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }
}
