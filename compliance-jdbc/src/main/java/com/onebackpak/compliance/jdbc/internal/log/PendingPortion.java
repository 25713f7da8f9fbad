package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SET_ASIDE;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * Entries that wait to be sealed, in the order of their names: as many as one segment holds. In JDBC itself, because
 * every entry that is ever appended goes through here.
 *
 * @param entries the entries
 * @param planted the names of what waits among them and was not appended by these stores, or was changed since
 * @param last the name of the last of all of them; empty: none waits
 * @param isLast whether no others waited that come after them
 */
record PendingPortion(List<Entry> entries, List<UUID> planted, Optional<UUID> last, boolean isLast) {
    /** What is longer than an entry can be is not read. */
    private static final String SELECT = "select entry_id, case when octet_length(body) <= " + EntryBundle.MAX_ENTRY
            + " then body end, writer, writer_number, case when octet_length(seen) <= 65536 then seen end, mac from "
            + COMPLIANCE_AUDIT_PENDING.getName() + " where tenant = ?";

    private static final String LATER = " and entry_id > ?";

    /** Ordered by the tenant, too, of which there is one: else H2 would sort all that wait instead of reading its index. */
    private static final String IN_ORDER = " order by tenant, entry_id limit " + (LogSegment.MAX_ENTRIES + 1);

    private static final String READ_BY_INDEX = "select set_config('enable_sort', 'off', true),"
            + " set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)";
    private static final String ONE = " where tenant = ? and entry_id = ?";
    private static final String SET_ASIDE = "insert into " + COMPLIANCE_AUDIT_SET_ASIDE.getName()
            + " (tenant, entry_id, body, found_at) select tenant, entry_id, body, ? from "
            + COMPLIANCE_AUDIT_PENDING.getName() + ONE
            + " and not exists (select 1 from " + COMPLIANCE_AUDIT_SET_ASIDE.getName() + ONE + ")";
    private static final String DELETE =
            "delete from " + COMPLIANCE_AUDIT_PENDING.getName() + " where tenant = ? and entry_id = ";

    /**
     * An entry.
     *
     * @param id its name
     * @param body its bytes, not to be changed
     * @param announcement what was said of it when it was appended
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Entry(UUID id, byte[] body, Announcement announcement) {}

    /** Reads the first of those that wait. */
    static PendingPortion first(DSLContext statements, String log, CommitmentKey key) {
        return statements.connectionResult(connection -> read(connection, log, key, Optional.empty()));
    }

    /**
     * Reads the first of those that wait and come after this portion, which is not empty: without naming where it ends, the
     * database would look at all that was removed once more. What is committed meanwhile under an earlier name waits for
     * the next transaction.
     */
    PendingPortion next(DSLContext statements, String log, CommitmentKey key) {
        return statements.connectionResult(connection -> read(connection, log, key, last));
    }

    /** Counts as planted what was sealed already: somebody has kept what waited, and put it back. */
    PendingPortion withoutWhatIsSealed(DSLContext statements, String log) {
        if (entries.isEmpty()) {
            return this;
        }
        Set<UUID> sealed = LogSegment.sealedAmong(
                statements, log, entries.stream().map(Entry::id).toList());
        if (sealed.isEmpty()) {
            return this;
        }
        List<UUID> allPlanted = new ArrayList<>(planted);
        allPlanted.addAll(sealed);
        return new PendingPortion(
                entries.stream().filter(entry -> !sealed.contains(entry.id())).toList(), allPlanted, last, isLast);
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

    private static PendingPortion read(Connection connection, String log, CommitmentKey key, Optional<UUID> after)
            throws SQLException {
        String select = SELECT + (after.isPresent() ? LATER : "") + IN_ORDER;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, log);
            if (after.isPresent()) {
                statement.setObject(2, after.get());
            }
            try (ResultSet results = statement.executeQuery()) {
                List<Entry> entries = new ArrayList<>(LogSegment.MAX_ENTRIES);
                List<UUID> planted = new ArrayList<>();
                Optional<UUID> last = Optional.empty();
                int bytes = 0;
                while (results.next()) {
                    Optional<Entry> entry = authentic(results, log, key);
                    bytes += entry.map(e -> e.body().length).orElse(0);
                    boolean isOneTooMany = entries.size() + planted.size() == LogSegment.MAX_ENTRIES
                            || (bytes > LogSegment.MAX_BYTES && !entries.isEmpty());
                    if (isOneTooMany) {
                        return new PendingPortion(entries, planted, last, false);
                    }
                    UUID id = results.getObject(1, UUID.class);
                    entry.ifPresentOrElse(entries::add, () -> planted.add(id));
                    last = Optional.of(id);
                }
                return new PendingPortion(entries, planted, last, true);
            }
        }
    }

    /** The entry of a name, if it waits and is what these stores have appended. */
    static Optional<AuditEntry> find(DSLContext statements, String log, CommitmentKey key, UUID id) {
        return statements.connectionResult(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + " and entry_id = ?")) {
                statement.setString(1, log);
                statement.setObject(2, id);
                try (ResultSet results = statement.executeQuery()) {
                    return results.next()
                            ? authentic(results, log, key).flatMap(entry -> AuditEntry.parse(entry.body()))
                            : Optional.empty();
                }
            }
        });
    }

    /** The entry in a row, if it is what these stores have appended there. */
    private static Optional<Entry> authentic(ResultSet row, String log, CommitmentKey key) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        byte[] body = row.getBytes(2);
        byte[] seen = row.getBytes(5);
        if (body == null || seen == null) {
            return Optional.empty();
        }
        Announcement announcement = new Announcement(row.getObject(3, UUID.class), row.getLong(4), seen);
        return announcement.isAuthentic(key, log, id, body, row.getBytes(6))
                ? Optional.of(new Entry(id, body, announcement))
                : Optional.empty();
    }

    /** Puts what was planted where it waits no more, and can be looked at; what lies there under its name stays. */
    void setPlantedAside(DSLContext statements, String log, Instant now) {
        if (!planted.isEmpty()) {
            statements.connection(connection -> setPlantedAside(connection, log, now));
        }
    }

    private void setPlantedAside(Connection connection, String log, Instant now) throws SQLException {
        try (PreparedStatement setAside = connection.prepareStatement(SET_ASIDE);
                PreparedStatement delete = connection.prepareStatement(DELETE + "?")) {
            for (UUID id : planted) {
                setAside.setObject(1, now.atOffset(ZoneOffset.UTC));
                setAside.setString(2, log);
                setAside.setObject(3, id);
                setAside.setString(4, log);
                setAside.setObject(5, id);
                setAside.executeUpdate();
                delete.setString(1, log);
                delete.setObject(2, id);
                delete.executeUpdate();
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
