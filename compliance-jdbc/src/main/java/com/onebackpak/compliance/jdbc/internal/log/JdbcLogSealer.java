package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;

import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditLogRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSubtreeRow;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * Seals logs in transactions of its own: each takes entries that wait, in portions, into new segments of the log,
 * extends the tree, signs the new root and moves the head. The head's row is locked meanwhile, so that sealers of other
 * processes wait, and it moves by compare-and-set, so that even without the lock no number could be given twice. A
 * sealer that is killed leaves what it committed and nothing more. A log whose head is not what was
 * signed last is not sealed on. Thread-safe.
 */
public final class JdbcLogSealer implements LogSealer {
    /** As many segments as a transaction seals at most: the head is read, moved and signed once for all of them. */
    private static final int MAX_SEGMENTS = 8;

    /** On H2, which writes to its file what a transaction does before its end if it is long, and again at the end. */
    private static final int MAX_SEGMENTS_ON_H2 = 1;

    private final Work own;
    private final PendingEntries pending;
    private final LogNames names;
    private final Clock clock;

    /** Seals in transactions of its own, at the time on the clock. */
    public JdbcLogSealer(Work own, PendingEntries pending, LogNames names, Clock clock) {
        this.own = own;
        this.pending = pending;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Optional<SignedCheckpoint> seal(PartyId tenant) {
        return seal(tenant.value());
    }

    @Override
    public Optional<SignedCheckpoint> sealAll() {
        List<String> logs = new ArrayList<>(own.read(PendingEntries::logs));
        logs.add(PendingEntries.LOGS);
        Optional<SignedCheckpoint> newest = Optional.empty();
        RuntimeException failure = null;
        for (String log : logs) {
            try {
                newest = seal(log);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return newest;
    }

    private Optional<SignedCheckpoint> seal(String log) {
        while (!own.write(statements -> sealSome(statements, log))) {
            // more wait
        }
        return own.read(statements -> JdbcAuditLog.checkpoint(statements, log, names));
    }

    /** Returns whether no more entries wait. */
    private boolean sealSome(DSLContext statements, String log) {
        PendingPortion.readByIndex(statements);
        if (!hasPending(statements, log)) {
            return true;
        }
        AuditLogRow head = lockedHead(statements, log);
        PendingPortion portion = PendingPortion.first(statements, log);
        if (portion.entries().isEmpty()) {
            return true;
        }
        TreeFrontier frontier = signedFrontier(statements, log, head);
        int maxSegments = statements.family() == SQLDialect.H2 ? MAX_SEGMENTS_ON_H2 : MAX_SEGMENTS;
        for (int segments = 1; ; segments++) {
            extend(statements, log, frontier, portion);
            if (portion.isLast() || segments == maxSegments) {
                moveHead(statements, log, head.getSize(), frontier);
                sign(statements, log, frontier);
                return portion.isLast();
            }
            portion = portion.next(statements, log);
        }
    }

    private static boolean hasPending(DSLContext statements, String log) {
        return statements.fetchExists(COMPLIANCE_AUDIT_PENDING, COMPLIANCE_AUDIT_PENDING.TENANT.eq(log));
    }

    private static AuditLogRow lockedHead(DSLContext statements, String log) {
        Optional<AuditLogRow> head = selectHead(statements, log);
        if (head.isPresent()) {
            return head.get();
        }
        new NewRow(COMPLIANCE_AUDIT_LOG)
                .set(COMPLIANCE_AUDIT_LOG.TENANT, log)
                .set(COMPLIANCE_AUDIT_LOG.SIZE, 0L)
                .set(COMPLIANCE_AUDIT_LOG.FRONTIER, new byte[0])
                .insert(statements);
        return selectHead(statements, log).orElseThrow(() -> new ConcurrentChangeException("the head of a log"));
    }

    private static Optional<AuditLogRow> selectHead(DSLContext statements, String log) {
        return statements
                .selectFrom(COMPLIANCE_AUDIT_LOG)
                .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))
                .forUpdate()
                .fetchOptional();
    }

    /**
     * The tree as the head says it is, which must be the tree that was signed last: to go on from another would be to sign
     * a second history.
     */
    private TreeFrontier signedFrontier(DSLContext statements, String log, AuditLogRow head) {
        Optional<Checkpoint> newest =
                JdbcAuditLog.checkpoint(statements, log, names).map(SignedCheckpoint::checkpoint);
        HeadChecks.problemWith(Optional.of(head), newest).ifPresent(problem -> {
            throw new ComplianceStoreException("the log of " + log + " is not sealed on from its head: "
                    + problem.says() + " (it was changed in the database; verify it, and restore what was signed)");
        });
        return TreeFrontier.fromBytes(head.getSize(), head.getFrontier());
    }

    /** Makes the entries a segment of the log. */
    private static void extend(DSLContext statements, String log, TreeFrontier frontier, PendingPortion portion) {
        long first = frontier.size();
        List<AuditSubtreeRow> subtrees = new ArrayList<>();
        LogSegment.Builder segment = LogSegment.builder();
        for (PendingPortion.Entry entry : portion.entries()) {
            TreeHash leaf = MerkleTree.leafHash(entry.body());
            frontier.append(
                    leaf, (level, index, root) -> subtrees.add(new AuditSubtreeRow(log, level, index, root.bytes())));
            segment.add(entry.id(), entry.body(), leaf);
        }
        segment.insert(statements, log, first);
        if (!subtrees.isEmpty()) {
            statements.batchInsert(subtrees).execute();
        }
        portion.remove(statements, log);
    }

    private static void moveHead(DSLContext statements, String log, long from, TreeFrontier to) {
        int moved = statements
                .update(COMPLIANCE_AUDIT_LOG)
                .set(COMPLIANCE_AUDIT_LOG.SIZE, to.size())
                .set(COMPLIANCE_AUDIT_LOG.FRONTIER, to.toBytes())
                .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log), COMPLIANCE_AUDIT_LOG.SIZE.eq(from))
                .execute();
        if (moved != 1) {
            throw new ConcurrentChangeException("the head of a log");
        }
    }

    private void sign(DSLContext statements, String log, TreeFrontier frontier) {
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(names.signer(log), frontier.size(), frontier.root());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        statements
                .insertInto(COMPLIANCE_AUDIT_CHECKPOINT)
                .set(COMPLIANCE_AUDIT_CHECKPOINT.TENANT, log)
                .set(COMPLIANCE_AUDIT_CHECKPOINT.SIZE, frontier.size())
                .set(COMPLIANCE_AUDIT_CHECKPOINT.NOTE, checkpoint.note().toString())
                .set(COMPLIANCE_AUDIT_CHECKPOINT.SEALED_AT, now)
                .execute();
        if (!log.equals(PendingEntries.LOGS)) {
            pending.append(
                    statements,
                    PendingEntries.LOGS,
                    List.of(pending.newEntryId()),
                    List.of(AuditEntries.ofCheckpoint(checkpoint, now)));
        }
    }
}
