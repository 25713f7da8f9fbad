package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;

import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditLogRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSubtreeRow;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.SealingBacklog;
import com.onebackpak.compliance.store.spi.AuditEntries;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateOfStep;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Seals logs in transactions of its own: each takes entries that wait, in portions, into new segments of the log,
 * extends the tree, signs the new root and moves the head. The head's row is locked meanwhile: other sealers pass by, come
 * back, and give up after a while, so that one that hangs keeps nobody from the other logs; nor does a stranger who has
 * locked what waits. It moves by compare-and-set, so that even without the lock no number could be given twice. What waits
 * and was not appended by these stores is set aside. A sealer that is killed leaves what it committed and nothing more. A
 * log whose head is not what was signed last is not sealed on. Thread-safe.
 */
public final class JdbcLogSealer implements LogSealer {
    /** As many segments as a transaction seals at most: the head is read, moved and signed once for all of them. */
    private static final int MAX_SEGMENTS = 8;

    /** On H2, which writes to its file what a transaction does before its end if it is long, and again at the end. */
    private static final int MAX_SEGMENTS_ON_H2 = 1;

    /** In milliseconds, for each lock of another sealer or of a stranger; as on the embedded database. */
    private static final int MAX_WAIT = 10_000;

    /** In milliseconds, while there are other logs to be sealed first. */
    private static final int MAX_WAIT_IN_PASSING = 1_000;

    /** Of PostgreSQL and of H2. */
    private static final Set<String> LOCK_TIMEOUTS = Set.of("55P03", "HYT00");

    private static final String NOT_UNIQUE = "23505";

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
        seal(tenant.value(), true);
        return checkpoint(tenant.value());
    }

    @Override
    public Optional<SignedCheckpoint> sealAll() {
        Failures failures = new Failures();
        List<String> logs =
                List.copyOf(new TreeSet<>(waitingFor("the logs are not sealed", true, JdbcLogSource::logs)));
        List<String> busy = logs.stream()
                .filter(log -> failures.collect(() -> !seal(log, false)))
                .toList();
        busy.forEach(log -> failures.collect(() -> seal(log, true)));
        // at the end, when hardly anything waits any more
        List<String> others = new ArrayList<>();
        failures.collect(() -> others.addAll(waitingFor("not all that waits is found", true, PendingEntries::waiting)));
        others.stream()
                .filter(log -> !logs.contains(log) && !log.equals(PendingEntries.LOGS))
                .forEach(log -> failures.collect(() -> seal(log, true)));
        failures.collect(() -> seal(PendingEntries.LOGS, true));
        failures.throwFirst();
        return checkpoint(PendingEntries.LOGS);
    }

    @Override
    public SealingBacklog backlog() {
        return own.read(PendingEntries::backlog);
    }

    /** What went wrong with one log keeps no other from being sealed. */
    private static final class Failures {
        private @Nullable RuntimeException first;

        /** Returns what the work does, or false if it fails. */
        boolean collect(BooleanSupplier work) {
            try {
                return work.getAsBoolean();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
                return false;
            }
        }

        void throwFirst() {
            if (first != null) {
                throw first;
            }
        }
    }

    private Optional<SignedCheckpoint> checkpoint(String log) {
        return waitingFor(
                "the checkpoint of " + log + " is not read",
                true,
                statements -> JdbcAuditLog.checkpoint(statements, log, names));
    }

    /** How far a transaction has come. */
    private enum Sealed {
        ALL,
        SOME,
        /** Another sealer is at work, or somebody else has locked something. */
        NOTHING
    }

    /**
     * Seals a log.
     *
     * @param waiting whether to wait for who has locked something of it for a while, and to fail if that is not enough
     * @return false if another is at work
     */
    private boolean seal(String log, boolean waiting) {
        while (true) {
            Sealed sealed = sealSome(log, waiting);
            if (sealed != Sealed.SOME) {
                return sealed == Sealed.ALL;
            }
        }
    }

    private Sealed sealSome(String log, boolean waiting) {
        try {
            return waitingFor(
                    "the log of " + log + " is not sealed", waiting, statements -> sealSome(statements, log, waiting));
        } catch (LockedException e) {
            if (waiting) {
                throw e;
            }
            return Sealed.NOTHING;
        } catch (NotSealableException e) {
            String place = own.read(statements -> RowsBeyondHead.first(statements, log))
                    .map(found -> "; beyond its head, which is not so far, lies " + found)
                    .orElse("");
            throw new ComplianceStoreException(
                    "the log of " + log + " is not sealed on from its head: " + e.getMessage() + place
                            + " (it was changed in the database: verify it, delete what was planted, and restore what was"
                            + " signed; until then its new entries wait)",
                    e.getCause());
        }
    }

    /** The log is not what was signed last, so that nothing may be signed in its place. */
    private static final class NotSealableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSealableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Works in a transaction that waits for no lock without end, and is not tried again after it has waited in vain.
     *
     * @param failure what is the case then
     * @param waiting whether to wait for a while, and not only in passing; H2 waits as it is told for all
     */
    private <T> T waitingFor(String failure, boolean waiting, Function<DSLContext, T> work) {
        return own.write(statements -> {
            if (statements.family() == SQLDialect.POSTGRES) {
                statements.execute("set local lock_timeout = " + (waiting ? MAX_WAIT : MAX_WAIT_IN_PASSING));
            }
            try {
                return work.apply(statements);
            } catch (DataAccessException e) {
                if (NOT_UNIQUE.equals(e.sqlState())) {
                    DatabaseException taken = DatabaseException.of("a place that its next entries take is taken", e);
                    throw new NotSealableException(String.valueOf(taken.getMessage()), taken);
                }
                throw LOCK_TIMEOUTS.contains(e.sqlState()) ? new LockedException(failure) : e;
            }
        });
    }

    /** Somebody has locked what is needed, and has not let go of it in time. */
    private static final class LockedException extends ComplianceStoreException {
        private static final long serialVersionUID = 1L;

        LockedException(String failure) {
            super(failure
                    + ": another sealer, or something else that has locked its head, its entries or a table of the"
                    + " logs, does not let go");
        }
    }

    private Sealed sealSome(DSLContext statements, String log, boolean waiting) {
        PendingPortion.readByIndex(statements);
        if (!hasPending(statements, log)) {
            return Sealed.ALL;
        }
        Optional<Sealed> stray = setStraysAside(statements, log);
        if (stray.isPresent()) {
            return stray.get();
        }
        Optional<AuditLogRow> locked = lockedHead(statements, log, waiting);
        if (locked.isEmpty()) {
            return Sealed.NOTHING;
        }
        AuditLogRow head = locked.get();
        CommitmentKey key = pending.announcements().key();
        PendingPortion portion = PendingPortion.first(statements, log, key).withoutWhatIsSealed(statements, log);
        portion.setPlantedAside(statements, log, now());
        if (portion.entries().isEmpty()) {
            return portion.isLast() ? Sealed.ALL : Sealed.SOME;
        }
        TreeFrontier frontier = signedFrontier(statements, log, head);
        Map<UUID, Long> announced = new TreeMap<>(announced(statements));
        int maxSegments = statements.family() == SQLDialect.H2 ? MAX_SEGMENTS_ON_H2 : MAX_SEGMENTS;
        for (int segments = 1; ; segments++) {
            extend(statements, log, frontier, portion, announced);
            boolean isLast = portion.isLast();
            if (isLast || segments == maxSegments) {
                moveHead(statements, log, head.getSize(), frontier);
                sign(statements, log, frontier, announced);
                return isLast ? Sealed.ALL : Sealed.SOME;
            }
            portion = portion.next(statements, log, key).withoutWhatIsSealed(statements, log);
            portion.setPlantedAside(statements, log, now());
        }
    }

    /** What waits under a name that no log has, and was not appended by these stores, gets no log for that. */
    private Optional<Sealed> setStraysAside(DSLContext statements, String log) {
        if (statements.fetchExists(COMPLIANCE_AUDIT_LOG, COMPLIANCE_AUDIT_LOG.TENANT.eq(log))) {
            return Optional.empty();
        }
        PendingPortion strays =
                PendingPortion.first(statements, log, pending.announcements().key());
        if (!strays.entries().isEmpty()) {
            return Optional.empty();
        }
        strays.setPlantedAside(statements, log, now());
        return Optional.of(strays.isLast() ? Sealed.ALL : Sealed.SOME);
    }

    private static boolean hasPending(DSLContext statements, String log) {
        return statements.fetchExists(COMPLIANCE_AUDIT_PENDING, COMPLIANCE_AUDIT_PENDING.TENANT.eq(log));
    }

    private Map<UUID, Long> announced(DSLContext statements) {
        return statements.connectionResult(pending.announcements()::announced);
    }

    /** The head; empty if another sealer has it and nobody waits for it. */
    private static Optional<AuditLogRow> lockedHead(DSLContext statements, String log, boolean waiting) {
        if (!statements.fetchExists(COMPLIANCE_AUDIT_LOG, COMPLIANCE_AUDIT_LOG.TENANT.eq(log))) {
            PendingEntries.insertHead(statements, log);
        }
        SelectForUpdateOfStep<AuditLogRow> head = statements
                .selectFrom(COMPLIANCE_AUDIT_LOG)
                .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))
                .forUpdate();
        // whoever waits does so in turn with all others, so that none is passed over for long
        return (waiting ? head : head.skipLocked()).fetchOptional();
    }

    /**
     * The tree as the head says it is, which must be the tree that was signed last: to go on from another would be to sign
     * a second history.
     */
    private TreeFrontier signedFrontier(DSLContext statements, String log, AuditLogRow head) {
        Optional<Checkpoint> newest;
        try {
            newest = JdbcAuditLog.checkpoint(statements, log, names).map(SignedCheckpoint::checkpoint);
        } catch (ComplianceStoreException e) {
            throw new NotSealableException(String.valueOf(e.getMessage()), e);
        }
        HeadChecks.problemWith(Optional.of(head), newest).ifPresent(problem -> {
            throw new NotSealableException(problem.says(), null);
        });
        return TreeFrontier.fromBytes(head.getSize(), head.getFrontier());
    }

    /** Makes the entries a segment of the log. */
    private static void extend(
            DSLContext statements,
            String log,
            TreeFrontier frontier,
            PendingPortion portion,
            Map<UUID, Long> announced) {
        long first = frontier.size();
        List<AuditSubtreeRow> subtrees = new ArrayList<>();
        LogSegment.Builder segment = LogSegment.builder();
        for (PendingPortion.Entry entry : portion.entries()) {
            TreeHash leaf = MerkleTree.leafHash(entry.body());
            frontier.append(
                    leaf, (level, index, root) -> subtrees.add(new AuditSubtreeRow(log, level, index, root.bytes())));
            segment.add(entry, leaf);
            see(entry.announcement(), announced);
        }
        if (portion.entries().isEmpty()) {
            return;
        }
        segment.insert(statements, log, first);
        if (!subtrees.isEmpty()) {
            statements.batchInsert(subtrees).execute();
        }
        portion.remove(statements, log);
    }

    /** What an entry has seen was there, even if it was taken away since. */
    private static void see(Announcement announcement, Map<UUID, Long> announced) {
        announced.merge(announcement.writer(), announcement.number(), Math::max);
        announcement.others().forEach((writer, number) -> announced.merge(writer, number, Math::max));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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

    private void sign(DSLContext statements, String log, TreeFrontier frontier, Map<UUID, Long> announced) {
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(names.signer(log), frontier.size(), frontier.root());
        Instant now = now();
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
                    List.of(AuditEntries.ofCheckpoint(checkpoint, now, announced)));
        }
    }
}
