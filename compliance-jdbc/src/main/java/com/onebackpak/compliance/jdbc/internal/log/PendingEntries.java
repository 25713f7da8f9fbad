package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_TENANT;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.transaction.PrerequisiteMissing;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * What is appended and not sealed yet. Appending inserts the bytes of the entry and takes no lock; a log is announced
 * once, in a transaction of its own, so that sealers find it. Thread-safe.
 */
public final class PendingEntries implements EntryAppender {
    /** The tenant of the log of the logs; no party's id begins with an underscore. */
    public static final String LOGS = "_logs";

    /** Not rendered by jOOQ, and not bound by it: that would be done for every entry, and cost as much as H2 takes for it. */
    private static final String INSERT =
            "insert into " + COMPLIANCE_AUDIT_PENDING.getName() + " (tenant, entry_id, body) ";

    private final EntryIds ids;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    /** Nothing is announced yet, as far as this process knows. */
    public PendingEntries(EntryIds ids) {
        this.ids = ids;
    }

    @Override
    public UUID newEntryId() {
        return ids.next();
    }

    @Override
    public void append(DSLContext statements, PartyId tenant, List<UUID> entryIds, List<AuditEntry> entries) {
        append(statements, tenant.value(), entryIds, entries);
    }

    void append(DSLContext statements, String log, List<UUID> entryIds, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        checkAnnounced(statements, log);
        boolean atOnce = entries.size() > 1 && statements.family() == SQLDialect.POSTGRES;
        statements.connection(connection -> {
            if (atOnce) {
                insertAtOnce(connection, log, entryIds, entries);
            } else {
                insertEach(connection, log, entryIds, entries);
            }
        });
    }

    private static void insertEach(Connection connection, String log, List<UUID> entryIds, List<AuditEntry> entries)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT + "values (?, ?, ?)")) {
            statement.setString(1, log);
            for (int i = 0; i < entries.size(); i++) {
                statement.setObject(2, entryIds.get(i));
                statement.setBytes(3, entries.get(i).bytes());
                if (entries.size() == 1) {
                    statement.executeUpdate();
                    return;
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** PostgreSQL begins and ends a statement for each row of a batch, which takes longer than to insert it. */
    private static void insertAtOnce(Connection connection, String log, List<UUID> entryIds, List<AuditEntry> entries)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                INSERT + "select ?, * from unnest(cast(? as uuid[]), cast(? as bytea[]))")) {
            statement.setString(1, log);
            statement.setArray(2, connection.createArrayOf("uuid", entryIds.toArray()));
            byte[][] bodies = entries.stream().map(AuditEntry::bytes).toArray(byte[][]::new);
            statement.setArray(3, connection.createArrayOf("bytea", bodies));
            statement.executeUpdate();
        }
    }

    private void checkAnnounced(DSLContext statements, String log) {
        if (log.equals(LOGS) || announced.contains(log)) {
            return;
        }
        if (!statements.fetchExists(
                COMPLIANCE_AUDIT_TENANT,
                COMPLIANCE_AUDIT_TENANT.TENANT.eq(LOGS),
                COMPLIANCE_AUDIT_TENANT.LOG.eq(log))) {
            throw new PrerequisiteMissing("the list of the logs", apart -> announce(apart, log));
        }
        announced.add(log);
    }

    private void announce(Work apart, String log) {
        apart.write(statements -> new NewRow(COMPLIANCE_AUDIT_TENANT)
                .set(COMPLIANCE_AUDIT_TENANT.TENANT, LOGS)
                .set(COMPLIANCE_AUDIT_TENANT.LOG, log)
                .insert(statements));
        announced.add(log); // not before it is committed, and also for whoever will not see it
    }

    /** The logs that were ever announced. */
    public static List<String> logs(DSLContext statements) {
        return statements
                .select(COMPLIANCE_AUDIT_TENANT.LOG)
                .from(COMPLIANCE_AUDIT_TENANT)
                .where(COMPLIANCE_AUDIT_TENANT.TENANT.eq(LOGS))
                .orderBy(COMPLIANCE_AUDIT_TENANT.LOG)
                .fetch(COMPLIANCE_AUDIT_TENANT.LOG);
    }
}
