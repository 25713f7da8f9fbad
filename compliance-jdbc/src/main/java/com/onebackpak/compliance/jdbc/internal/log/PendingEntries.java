package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_TENANT;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import com.onebackpak.compliance.jdbc.internal.transaction.AfterCommit;
import com.onebackpak.compliance.jdbc.internal.transaction.PrerequisiteMissing;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.store.SealingBacklog;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * What is appended and not sealed yet. Appending inserts the bytes of the entry with its announcement, and waits for no lock;
 * a log is made known once, in a transaction of its own, so that sealers find it. Thread-safe.
 */
public final class PendingEntries implements EntryAppender {
    /** The tenant of the log of the logs; no party's id begins with an underscore. */
    public static final String LOGS = "_logs";

    /** Not rendered by jOOQ, and not bound by it: that would be done for every entry, and cost as much as H2 takes for it. */
    private static final String INSERT = "insert into " + COMPLIANCE_AUDIT_PENDING.getName()
            + " (tenant, entry_id, body, writer, writer_number, seen, mac) ";

    private static final String VALUES = "values (?, ?, ?, ?, ?, ?, ?)";

    private static final String VALUES_IF_PLACED = "select cast(? as varchar), cast(? as uuid), cast(? as bytea),"
            + " cast(? as uuid), cast(? as bigint), cast(? as bytea), cast(? as bytea) from placed";

    /** PostgreSQL begins and ends a statement for each row of a batch, which takes longer than to insert it. */
    private static final String AT_ONCE = INSERT
            + "select ?, * from unnest(cast(? as uuid[]), cast(? as bytea[]), cast(? as uuid[]), cast(? as bigint[]),"
            + " cast(? as bytea[]), cast(? as bytea[]))";

    private final EntryIds ids;
    private final Announcements announcements;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * No log is known yet to this process.
     *
     * @param key authenticates what is appended, for whoever seals and verifies it
     * @param outside remembers the last entries outside of the database
     */
    public PendingEntries(EntryIds ids, CommitmentKey key, Optional<LastEntries> outside) {
        this.ids = ids;
        this.announcements = new Announcements(key, outside);
    }

    /** What authenticates what is appended. */
    public CommitmentKey key() {
        return announcements.key();
    }

    /** How many entries of each writer were announced and committed by this process, in transactions of its own. */
    public Map<UUID, Long> committed() {
        return announcements.committed();
    }

    /** What is remembered of the last entries outside of the database. */
    public LastAppended last() {
        return announcements.last();
    }

    Announcements announcements() {
        return announcements;
    }

    @Override
    public UUID newEntryId() {
        return ids.next();
    }

    @Override
    public void append(DSLContext statements, PartyId tenant, List<UUID> entryIds, List<AuditEntry> entries) {
        append(statements, tenant.value(), entryIds, entries);
    }

    @Override
    public EntryPlace place() {
        return announcements.place();
    }

    /** On PostgreSQL in one round trip. */
    @Override
    public boolean insert(
            DSLContext statements, PartyId tenant, NewRow row, UUID entryId, AuditEntry entry, EntryPlace place) {
        if (statements.family() != SQLDialect.POSTGRES) {
            boolean isNew = row.insert(statements, place.lock());
            if (isNew) {
                append(statements, tenant, entryId, entry);
            }
            return isNew;
        }
        requireKnown(statements, tenant.value());
        return statements.connectionResult(connection -> {
            Announcements.Taken taken = announcements.take(connection, SQLDialect.POSTGRES, place);
            String placed = place.lock()
                    .map(lock -> "locked as (" + lock.sql() + "), own as (" + Announcements.AS_KNOWN + "), placed as ("
                            + row.insertionIf(" from own on conflict do nothing"))
                    .orElseGet(() -> "placed as (" + row.insertion(SQLDialect.POSTGRES));
            try (PreparedStatement statement = connection.prepareStatement("with " + placed
                    + " returning 1), announced as (" + Announcements.statementIfPlaced(taken)
                    + ") " + INSERT + VALUES_IF_PLACED + Inserted.returning(statements))) {
                int next = 1;
                if (place.lock().isPresent()) {
                    next = announcements.bindAsKnown(
                            statement, place.lock().get().bindTo(statement, next), taken);
                }
                next = announcements.bind(statement, row.bindTo(statement, next), taken, 1);
                bind(statement, next, tenant.value(), taken.first(), entryId, entry);
                Inserted inserted = Inserted.by(statement, statements);
                if (inserted.isNew()) {
                    announcements.remember(statements, taken, 1, tenant.value(), entryId, inserted.part());
                }
                return inserted.isNew();
            }
        });
    }

    @Override
    public Optional<EntryPlace> knownPlace(DSLContext statements, RoundTrip.Query lock) {
        if (statements.family() != SQLDialect.POSTGRES) {
            return Optional.of(new EntryPlace(announcements, Optional.of(lock), null));
        }
        return AfterCommit.isTold(statements)
                ? announcements.takeAsKnown().map(taken -> new EntryPlace(announcements, Optional.of(lock), taken))
                : Optional.empty();
    }

    /** What waits in all logs: its names begin with the time. */
    static SealingBacklog backlog(DSLContext statements) {
        Optional<UUID> first = statements
                .select(COMPLIANCE_AUDIT_PENDING.ENTRY_ID)
                .from(COMPLIANCE_AUDIT_PENDING)
                .orderBy(COMPLIANCE_AUDIT_PENDING.ENTRY_ID)
                .limit(DSL.inline(1))
                .fetchOptional(COMPLIANCE_AUDIT_PENDING.ENTRY_ID);
        long waiting = first.isEmpty() ? 0 : statements.fetchCount(COMPLIANCE_AUDIT_PENDING);
        return new SealingBacklog(waiting, first.map(EntryIds::time));
    }

    void append(DSLContext statements, String log, List<UUID> entryIds, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        requireKnown(statements, log);
        boolean isPostgres = statements.family() == SQLDialect.POSTGRES;
        statements.connection(connection -> {
            Announcements.Taken taken = announcements.take(connection, statements.family(), announcements.place());
            Optional<LastEntries.Part> inserted = Optional.empty();
            if (!isPostgres) {
                insertEach(connection, log, taken, entryIds, entries);
            } else if (entries.size() == 1) {
                inserted = insertOne(connection, statements, log, taken, entryIds.get(0), entries.get(0));
            } else {
                inserted = insertAtOnce(connection, statements, log, taken, entryIds, entries);
            }
            announcements.remember(statements, taken, entries.size(), log, entryIds.get(entries.size() - 1), inserted);
        });
    }

    private void insertEach(
            Connection connection, String log, Announcements.Taken taken, List<UUID> entryIds, List<AuditEntry> entries)
            throws SQLException {
        announcements.announce(connection, taken, entries.size());
        try (PreparedStatement statement = connection.prepareStatement(INSERT + VALUES)) {
            Announcement announcement = taken.first();
            for (int i = 0; i < entries.size(); i++) {
                bind(statement, 1, log, announcement, entryIds.get(i), entries.get(i));
                if (entries.size() == 1) {
                    statement.executeUpdate();
                    return;
                }
                statement.addBatch();
                announcement = announcement.next();
            }
            statement.executeBatch();
        }
    }

    /** With the announcement in one round trip. */
    private Optional<LastEntries.Part> insertOne(
            Connection connection,
            DSLContext statements,
            String log,
            Announcements.Taken taken,
            UUID id,
            AuditEntry entry)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("with announced as ("
                + Announcements.statement(taken) + ") " + INSERT + VALUES + Inserted.returning(statements))) {
            int next = announcements.bind(statement, 1, taken, 1);
            bind(statement, next, log, taken.first(), id, entry);
            return Inserted.by(statement, statements).part();
        }
    }

    private void bind(
            PreparedStatement statement, int first, String log, Announcement announcement, UUID id, AuditEntry entry)
            throws SQLException {
        byte[] body = entry.bytes();
        statement.setString(first, log);
        statement.setObject(first + 1, id);
        statement.setBytes(first + 2, body);
        statement.setObject(first + 3, announcement.writer());
        statement.setLong(first + 4, announcement.number());
        statement.setBytes(first + 5, announcement.seen());
        statement.setBytes(first + 6, announcement.mac(announcements.key(), log, id, body));
    }

    private Optional<LastEntries.Part> insertAtOnce(
            Connection connection,
            DSLContext statements,
            String log,
            Announcements.Taken taken,
            List<UUID> entryIds,
            List<AuditEntry> entries)
            throws SQLException {
        int count = entries.size();
        byte[][] bodies = new byte[count][];
        UUID[] writers = new UUID[count];
        Long[] numbers = new Long[count];
        byte[][] seen = new byte[count][];
        byte[][] macs = new byte[count][];
        Announcement announcement = taken.first();
        for (int i = 0; i < count; i++) {
            bodies[i] = entries.get(i).bytes();
            writers[i] = announcement.writer();
            numbers[i] = announcement.number();
            seen[i] = announcement.seen();
            macs[i] = announcement.mac(announcements.key(), log, entryIds.get(i), bodies[i]);
            announcement = announcement.next();
        }
        try (PreparedStatement statement = connection.prepareStatement("with announced as ("
                + Announcements.statement(taken) + ") " + AT_ONCE + Inserted.returning(statements))) {
            announcements.bind(statement, 1, taken, count);
            statement.setString(5, log);
            statement.setArray(6, connection.createArrayOf("uuid", entryIds.toArray()));
            statement.setArray(7, connection.createArrayOf("bytea", bodies));
            statement.setArray(8, connection.createArrayOf("uuid", writers));
            statement.setArray(9, connection.createArrayOf("bigint", numbers));
            statement.setArray(10, connection.createArrayOf("bytea", seen));
            statement.setArray(11, connection.createArrayOf("bytea", macs));
            return Inserted.by(statement, statements).part();
        }
    }

    private void requireKnown(DSLContext statements, String log) {
        if (log.equals(LOGS) || known.contains(log)) {
            return;
        }
        if (!statements.fetchExists(
                COMPLIANCE_AUDIT_TENANT,
                COMPLIANCE_AUDIT_TENANT.TENANT.eq(LOGS),
                COMPLIANCE_AUDIT_TENANT.LOG.eq(log))) {
            throw new PrerequisiteMissing("the list of the logs", apart -> announce(apart, log));
        }
        known.add(log);
    }

    private void announce(Work apart, String log) {
        apart.write(statements -> {
            insertHead(statements, log);
            return new NewRow(COMPLIANCE_AUDIT_TENANT)
                    .set(COMPLIANCE_AUDIT_TENANT.TENANT, LOGS)
                    .set(COMPLIANCE_AUDIT_TENANT.LOG, log)
                    .insert(statements);
        });
        known.add(log); // not before it is committed, and also for whoever will not see it
    }

    /** Makes the head of a log, unless it has one. */
    static boolean insertHead(DSLContext statements, String log) {
        return new NewRow(COMPLIANCE_AUDIT_LOG)
                .set(COMPLIANCE_AUDIT_LOG.TENANT, log)
                .set(COMPLIANCE_AUDIT_LOG.SIZE, 0L)
                .set(COMPLIANCE_AUDIT_LOG.FRONTIER, new byte[0])
                .insert(statements);
    }

    /** The names under which anything waits, whether a log has them or not. */
    static List<String> waiting(DSLContext statements) {
        return statements
                .selectDistinct(COMPLIANCE_AUDIT_PENDING.TENANT)
                .from(COMPLIANCE_AUDIT_PENDING)
                .orderBy(COMPLIANCE_AUDIT_PENDING.TENANT)
                .fetch(COMPLIANCE_AUDIT_PENDING.TENANT);
    }

    /** The logs that were ever made known. */
    public static List<String> logs(DSLContext statements) {
        return statements
                .select(COMPLIANCE_AUDIT_TENANT.LOG)
                .from(COMPLIANCE_AUDIT_TENANT)
                .where(COMPLIANCE_AUDIT_TENANT.TENANT.eq(LOGS))
                .orderBy(COMPLIANCE_AUDIT_TENANT.LOG)
                .fetch(COMPLIANCE_AUDIT_TENANT.LOG);
    }
}
