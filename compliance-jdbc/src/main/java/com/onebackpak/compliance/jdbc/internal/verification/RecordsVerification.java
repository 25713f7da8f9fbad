package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_TENANT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.jdbc.generated.DefaultSchema;
import com.onebackpak.compliance.jdbc.internal.log.AnnouncedNumbers;
import com.onebackpak.compliance.jdbc.internal.log.LoggedEntries;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeys;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Compares all that is on record with all logs, as of one moment, and counts what was announced. Reads in portions: what it
 * holds does not grow with what it reads. Not thread-safe.
 */
public final class RecordsVerification {
    private static final int NUMBERS_AT_A_TIME = 1 << 20;

    private static final String LIST = "the list of the tenants";

    /** However many somebody makes up. */
    private static final long MAX_READINGS = 64;

    private final DSLContext statements;
    private final SubjectKeys keys;
    private final CommitmentKey key;
    private final LoggedEntries logs;
    private final AnnouncedNumbers numbers = new AnnouncedNumbers();
    private final RecordProblems problems = new RecordProblems();
    private long records;

    /**
     * Verifies in a transaction that sees one moment.
     *
     * @param keys that have none in memory yet
     * @param key of the logs
     * @param remembered how many entries of each writer were committed before that moment, as this process remembers
     * @param last the last that were, as is remembered outside of the database
     */
    public RecordsVerification(
            DSLContext statements,
            SubjectKeys keys,
            CommitmentKey key,
            Map<UUID, Long> remembered,
            List<LastEntries.Appended> last) {
        numbers.expect(remembered);
        numbers.expect(last);
        this.statements = statements;
        this.keys = keys;
        this.key = key;
        this.logs = new LoggedEntries(statements, key);
    }

    /** Verifies everything. */
    public void verify() {
        Set<String> all = new TreeSet<>(logs.logs());
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            Field<String> tenant = table.field(COMPLIANCE_CONSENT.TENANT);
            if (tenant != null) {
                all.addAll(statements.selectDistinct(tenant).from(table).fetch(tenant));
            }
        }
        all.forEach(this::verify);
        verifyLists(all);
        countAnnounced(all);
    }

    /** A tenant that is not listed is one of which nobody is told anything. */
    private void verifyLists(Set<String> all) {
        Set<String> listed = new TreeSet<>(PendingEntries.logs(statements));
        Set<String> heads = new TreeSet<>(statements
                .select(COMPLIANCE_AUDIT_LOG.TENANT)
                .from(COMPLIANCE_AUDIT_LOG)
                .fetch(COMPLIANCE_AUDIT_LOG.TENANT));
        for (String log : all) {
            if (PartyId.find(log).isPresent() && !listed.contains(log)) {
                problems.add(
                        Kind.MISSING,
                        log,
                        "tenant",
                        log,
                        LIST,
                        "there are rows of it, and it is not in the list: whoever asks for it is told that there is none");
            }
        }
        for (String log : listed) {
            if (!heads.contains(log) || log.equals(PendingEntries.LOGS)) {
                problems.add(
                        Kind.PLANTED,
                        log,
                        "tenant",
                        log,
                        LIST,
                        "it is in the list, and has no log: a tenant is given both at once");
            }
        }
        belongingToNone(COMPLIANCE_AUDIT_TENANT, COMPLIANCE_AUDIT_TENANT.TENANT.ne(PendingEntries.LOGS));
        belongingToNone(COMPLIANCE_AUDIT_WRITER, COMPLIANCE_AUDIT_WRITER.TENANT.ne(PendingEntries.LOGS));
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            Field<String> tenant = table.field(COMPLIANCE_CONSENT.TENANT);
            boolean isLogged = table.field(COMPLIANCE_CONSENT.ENTRY_ID) != null;
            if (tenant != null && isLogged && !table.getName().startsWith("compliance_audit_")) {
                belongingToNone(table, tenant.eq(PendingEntries.LOGS));
            }
        }
    }

    /** Rows that are under a name under which these stores write none to their table. */
    private void belongingToNone(Table<?> table, Condition misplaced) {
        int rows = statements.fetchCount(table, misplaced);
        if (rows > 0) {
            problems.add(
                    Kind.PLANTED,
                    PendingEntries.LOGS,
                    table.getName(),
                    rows == 1 ? "a row" : rows + " rows",
                    "table " + table.getName(),
                    "these stores write no row to it under such a tenant");
        }
    }

    private void verify(String log) {
        List<UUID> setAside = logs.setAside(log, RecordProblems.MAX_LISTED);
        setAside.forEach(id -> problems.add(
                Kind.PLANTED,
                log,
                "pending",
                "entry " + id,
                "set aside",
                "it waited to be sealed and was not appended by these stores, or was changed since"));
        problems.addUnlisted(logs.countSetAside(log) - setAside.size());
        if (log.equals(PendingEntries.LOGS)) {
            logs.sealed(log, entries -> entries.forEach(this::addOfLogs));
            logs.pending(log, entries -> entries.forEach(this::addOfLogs), id -> planted(log, id));
            verifyKeys(log);
            verifyIdentity();
            return;
        }
        Optional<PartyId> tenant = PartyId.find(log);
        if (tenant.isEmpty()) {
            problems.add(
                    Kind.PLANTED,
                    log,
                    "tenant",
                    "all of its rows",
                    "every table",
                    "this is the id of no tenant: none of it was written by these stores");
            return;
        }
        TenantRecords rows = new TenantRecords(statements, tenant.get(), keys, logs, problems);
        logs.sealed(log, entries -> {
            entries.forEach(numbers::add);
            rows.compare(entries);
        });
        logs.pending(
                log,
                entries -> {
                    entries.forEach(numbers::add);
                    rows.compare(entries);
                },
                id -> planted(log, id));
        rows.rowsWithoutEntries();
        records += rows.compared();
        verifyKeys(log);
    }

    private void addOfLogs(LoggedEntries.Logged entry) {
        numbers.add(entry);
        numbers.expectWhatItSays(entry);
    }

    /** No row is under the key that every database has, so that none would miss it; without it the next start is refused. */
    private void verifyIdentity() {
        Optional<UUID> found = keys.identity(statements);
        if (!found.equals(Optional.of(key.id()))) {
            problems.add(
                    found.isEmpty() ? Kind.MISSING : Kind.CHANGED,
                    PendingEntries.LOGS,
                    "key",
                    key.id().toString(),
                    "key " + key.id(),
                    "it authenticates what waits in all logs, and "
                            + (found.isEmpty() ? "its row is gone" : "another stands in its place")
                            + ": put it back from a backup before these stores are opened again");
        }
    }

    private void verifyKeys(String log) {
        records += keys.verifyAll(
                statements,
                log,
                (id, says) -> problems.add(Kind.CHANGED, log, "key", id.toString(), "key " + id, says));
    }

    private void planted(String log, UUID id) {
        problems.add(
                Kind.PLANTED,
                log,
                "pending",
                "entry " + id,
                "waiting to be sealed",
                "it was not appended by these stores, or was changed since");
    }

    private void countAnnounced(Set<String> all) {
        Map<UUID, Long> incomplete = numbers.incomplete(
                statements,
                key,
                (writer, says) -> ofWriter(Kind.CHANGED, writer, says),
                (writer, says) -> ofWriter(Kind.ROLLED_BACK, writer, says));
        incomplete.forEach((writer, last) -> nameMissing(all, writer, last));
        numbers.replaced(incomplete.keySet())
                .forEach(last -> ofWriter(
                        Kind.ENTRY_MISSING,
                        last.writer(),
                        "entry " + last.number() + " of the writer was " + last.entry() + " of the log '" + last.log()
                                + "', which is in no log: another has taken its place"));
    }

    private void ofWriter(Kind kind, UUID writer, String says) {
        problems.add(kind, PendingEntries.LOGS, "writer", writer.toString(), "writer " + writer, says);
    }

    /** Reads the logs once more, for as many numbers at a time as can be held. */
    private void nameMissing(Set<String> all, UUID writer, long last) {
        long named = Math.min(last, MAX_READINGS * NUMBERS_AT_A_TIME);
        if (named < last) {
            ofWriter(
                    Kind.ENTRY_MISSING,
                    writer,
                    "it is not told which of the entries " + (named + 1) + " to " + last
                            + " of the writer are missing");
        }
        for (long from = 1; from <= named; from += NUMBERS_AT_A_TIME) {
            long first = from;
            BitSet found = new BitSet();
            all.forEach(log -> {
                logs.sealed(log, entries -> mark(log, found, entries, writer, first));
                logs.pending(log, entries -> mark(log, found, entries, writer, first), id -> {});
            });
            int count = (int) Math.min(NUMBERS_AT_A_TIME, named - first + 1);
            for (int at = found.nextClearBit(0); at < count; ) {
                int end = found.nextSetBit(at);
                int until = end < 0 ? count : Math.min(end, count);
                ofWriter(
                        Kind.ENTRY_MISSING,
                        writer,
                        (until - at == 1
                                        ? "entry " + (first + at) + " of the writer is"
                                        : "entries " + (first + at) + " to " + (first + until - 1)
                                                + " of the writer are")
                                + " in no log: deleted before being sealed, or lost with a backup that was put back");
                at = found.nextClearBit(until);
            }
        }
    }

    private void mark(String log, BitSet found, List<LoggedEntries.Logged> entries, UUID writer, long first) {
        for (LoggedEntries.Logged entry : entries) {
            long at = entry.number() - first;
            if (entry.writer().equals(writer) && at >= 0 && at < NUMBERS_AT_A_TIME) {
                if (found.get((int) at)) {
                    problems.add(
                            Kind.PLANTED,
                            log,
                            "pending",
                            "entry " + entry.id(),
                            entry.place(),
                            "it was announced once and is in the logs twice: somebody has put it back");
                }
                found.set((int) at);
            }
        }
    }

    /** What is wrong. */
    public List<RecordProblem> problems() {
        return problems.list();
    }

    /** How many problems there are beside those that are listed. */
    public long unlisted() {
        return problems.unlisted();
    }

    /** How many rows were compared. */
    public long records() {
        return records;
    }
}
