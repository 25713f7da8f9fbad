package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SUBTREE;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.audit.verification.LogsReport;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditCheckpointRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditLogRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSegmentRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSubtreeRow;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.party.PartyId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.TableRecord;

/** A tenant's log in the database, for whoever has the rights to change it there, and no key. */
final class StoredLog {
    static final PartyId TENANT = PartyId.of("district-1");

    private static final Instant AT = Instant.parse("2026-09-15T15:00:00Z");

    private final JdbcComplianceStores stores;
    private final Transactions transactions;

    /** The rows of a log at some time. */
    record Rows(
            AuditLogRow head,
            List<AuditSegmentRow> segments,
            List<AuditSubtreeRow> subtrees,
            List<AuditCheckpointRow> checkpoints) {}

    StoredLog(JdbcComplianceStores stores, TestDatabase database) {
        this.stores = stores;
        this.transactions = Transactions.on(database.dataSource());
    }

    static AuditEntry entry(int number) {
        return AuditEntry.of("test.entry", AT.plusSeconds(number), Map.of("number", number));
    }

    static byte[] forged(int number) {
        return AuditEntry.of("test.entry", AT, Map.of("forged", number)).bytes();
    }

    /** Appends and seals, so that the next segment ends at this size. */
    byte[] growTo(int from, int size) {
        stores.of(TENANT)
                .auditLog()
                .append(IntStream.range(from, size).mapToObj(StoredLog::entry).toList());
        return stores.sealer().seal(TENANT).orElseThrow().note().bytes();
    }

    /** What verification finds in the tenant's log, as {@code KIND place first..last}. */
    List<String> found() {
        return found(LogVerification.with(stores.verifier(TENANT)));
    }

    List<String> found(LogVerification verification) {
        return verification.verify(stores.of(TENANT).auditLog().contents()).problems().stream()
                .map(StoredLog::text)
                .toList();
    }

    static String text(LogProblem problem) {
        return problem.kind() + " " + problem.place()
                + (problem.first().isPresent()
                        ? " " + problem.first().getAsLong() + ".."
                                + problem.last().getAsLong()
                        : "");
    }

    LogsReport verifyAll() {
        return stores.verifyLogs(LogsVerification.with(stores.verifierOfLogs()));
    }

    Rows read(String log) {
        return transactions.run(statements -> new Rows(
                statements.fetchSingle(COMPLIANCE_AUDIT_LOG, COMPLIANCE_AUDIT_LOG.TENANT.eq(log)),
                statements
                        .selectFrom(COMPLIANCE_AUDIT_SEGMENT)
                        .where(COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log))
                        .orderBy(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                        .fetch(),
                statements
                        .selectFrom(COMPLIANCE_AUDIT_SUBTREE)
                        .where(COMPLIANCE_AUDIT_SUBTREE.TENANT.eq(log))
                        .orderBy(COMPLIANCE_AUDIT_SUBTREE.LEVEL, COMPLIANCE_AUDIT_SUBTREE.SUBTREE_INDEX)
                        .fetch(),
                statements
                        .selectFrom(COMPLIANCE_AUDIT_CHECKPOINT)
                        .where(COMPLIANCE_AUDIT_CHECKPOINT.TENANT.eq(log))
                        .orderBy(COMPLIANCE_AUDIT_CHECKPOINT.SIZE)
                        .fetch()));
    }

    Rows read() {
        return read(TENANT.value());
    }

    void delete(String log) {
        transactions.run(statements -> {
            delete(statements, log);
            return null;
        });
    }

    private static void delete(DSLContext statements, String log) {
        statements
                .deleteFrom(COMPLIANCE_AUDIT_SEGMENT)
                .where(COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log))
                .execute();
        statements
                .deleteFrom(COMPLIANCE_AUDIT_SUBTREE)
                .where(COMPLIANCE_AUDIT_SUBTREE.TENANT.eq(log))
                .execute();
        statements
                .deleteFrom(COMPLIANCE_AUDIT_CHECKPOINT)
                .where(COMPLIANCE_AUDIT_CHECKPOINT.TENANT.eq(log))
                .execute();
        statements
                .deleteFrom(COMPLIANCE_AUDIT_LOG)
                .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))
                .execute();
    }

    /** Writes these rows and no others. */
    void write(Rows rows) {
        transactions.run(statements -> {
            delete(statements, rows.head().getTenant());
            insert(statements, rows.head());
            rows.segments().forEach(row -> insert(statements, row));
            rows.subtrees().forEach(row -> insert(statements, row));
            rows.checkpoints().forEach(row -> insert(statements, row));
            return null;
        });
    }

    /** The row whole, whether it was read or made. */
    private static void insert(DSLContext statements, TableRecord<?> row) {
        row.changed(true);
        statements.executeInsert(row);
    }

    void change(Consumer<Rows> change) {
        change(TENANT.value(), change);
    }

    void change(String log, Consumer<Rows> change) {
        Rows rows = read(log);
        change.accept(rows);
        write(rows);
    }

    /** How many entries are sealed, as the head says. */
    long size(String log) {
        return read(log).head().getSize();
    }

    /** Changes the entries of one segment, and nothing else of it. */
    static void entries(AuditSegmentRow segment, Consumer<List<byte[]>> change) {
        List<byte[]> entries = new ArrayList<>(EntryBundle.decode(segment.getEntries()));
        change.accept(entries);
        segment.setEntries(EntryBundle.encode(entries));
    }

    /** Computes all hashes anew from the entries, up to the checkpoints, for which one would need the key. */
    static void rehash(Rows rows) {
        TreeFrontier tree = TreeFrontier.empty();
        rows.subtrees().clear();
        for (AuditSegmentRow segment : rows.segments()) {
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            for (byte[] entry : EntryBundle.decode(segment.getEntries())) {
                hashes.writeBytes(MerkleTree.leafHash(entry).bytes());
                tree.append(
                        MerkleTree.leafHash(entry),
                        (level, index, root) -> rows.subtrees()
                                .add(new AuditSubtreeRow(segment.getTenant(), level, index, root.bytes())));
            }
            segment.setLeafHashes(hashes.toByteArray());
        }
        rows.head().setSize(tree.size());
        rows.head().setFrontier(tree.toBytes());
    }

    static void flip(byte[] bytes, int at) {
        bytes[at] ^= 1;
    }

    /** A note that says something else under the same signature. */
    static String forgedNote(String note) {
        List<String> lines = new ArrayList<>(note.lines().toList());
        byte[] root = java.util.Base64.getDecoder().decode(lines.get(2));
        flip(root, 0);
        lines.set(2, java.util.Base64.getEncoder().encodeToString(root));
        return String.join("\n", lines) + "\n";
    }

    static byte[] bytes(String note) {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
