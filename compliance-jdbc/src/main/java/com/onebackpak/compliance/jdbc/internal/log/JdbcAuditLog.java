package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.ConsistencyProof;
import com.onebackpak.compliance.audit.tree.InclusionProof;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;

/** One log in the database. */
public final class JdbcAuditLog implements AuditLog, EntryLookup {
    private final Work work;
    private final String log;
    private final PendingEntries pending;
    private final LogNames names;

    /** The log of that name; what is appended goes where all that is pending waits. */
    public JdbcAuditLog(Work work, String log, PendingEntries pending, LogNames names) {
        this.work = work;
        this.log = log;
        this.pending = pending;
        this.names = names;
    }

    @Override
    public List<UUID> append(List<AuditEntry> entries) {
        if (log.equals(PendingEntries.LOGS)) {
            throw new IllegalStateException("the log of the logs is for sealers to append to");
        }
        List<UUID> ids = entries.stream().map(entry -> pending.newEntryId()).toList();
        work.write(statements -> {
            pending.append(statements, log, ids, entries);
            return ids;
        });
        return ids;
    }

    @Override
    public Optional<AuditEntry> find(DSLContext statements, UUID entry) {
        return PendingPortion.find(statements, log, pending.announcements().key(), entry)
                .or(() -> findSealed(statements, entry));
    }

    /** That it is stored is not enough: its hash must lead to the root that was signed. */
    private Optional<AuditEntry> findSealed(DSLContext statements, UUID entry) {
        OptionalLong index = indexOf(statements, entry);
        if (index.isEmpty()) {
            return Optional.empty();
        }
        long number = index.getAsLong();
        try {
            AuditEntry found = entries(statements, number, 1).get(0);
            return checkpoint(statements, log, names)
                    .filter(signed -> number < signed.size())
                    .filter(signed -> InclusionProof.of(
                                    number, signed.size(), new StoredTiles(statements, log).hashes())
                            .verify(found.leafHash(), signed.root().orElseThrow()))
                    .map(signed -> found);
        } catch (ComplianceStoreException e) {
            return Optional.empty(); // it is not what was sealed; verification tells what was done to it
        }
    }

    @Override
    public OptionalLong indexOf(UUID entry) {
        return work.read(statements -> indexOf(statements, entry));
    }

    private OptionalLong indexOf(DSLContext statements, UUID entry) {
        return statements
                .select(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX, COMPLIANCE_AUDIT_SEGMENT.ENTRY_IDS)
                .from(COMPLIANCE_AUDIT_SEGMENT)
                .where(
                        COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log),
                        COMPLIANCE_AUDIT_SEGMENT.MIN_ENTRY_ID.le(entry),
                        COMPLIANCE_AUDIT_SEGMENT.MAX_ENTRY_ID.ge(entry))
                .fetch()
                .stream()
                .filter(row -> LogSegment.position(row.value2(), entry) >= 0)
                .mapToLong(row -> row.value1() + LogSegment.position(row.value2(), entry))
                .findFirst();
    }

    @Override
    public List<AuditEntry> entries(long from, int limit) {
        if (from < 0 || limit < 0) {
            throw new IllegalArgumentException("from and limit must not be negative: " + from + ", " + limit);
        }
        return work.read(statements -> entries(statements, from, limit));
    }

    private List<AuditEntry> entries(DSLContext statements, long from, int limit) {
        // before the entries, so that the log may grow meanwhile
        long sealed = statements
                .select(COMPLIANCE_AUDIT_LOG.SIZE)
                .from(COMPLIANCE_AUDIT_LOG)
                .where(COMPLIANCE_AUDIT_LOG.TENANT.eq(log))
                .fetchOptional(COMPLIANCE_AUDIT_LOG.SIZE)
                .orElse(0L);
        List<AuditEntry> entries = new ArrayList<>();
        for (var segment : statements
                .select(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX, COMPLIANCE_AUDIT_SEGMENT.ENTRIES)
                .from(COMPLIANCE_AUDIT_SEGMENT)
                .where(
                        COMPLIANCE_AUDIT_SEGMENT.TENANT.eq(log),
                        COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.gt(from - LogSegment.MAX_ENTRIES),
                        COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX.lt(from + limit))
                .orderBy(COMPLIANCE_AUDIT_SEGMENT.FIRST_INDEX)
                .fetch()) {
            long skipped = from + entries.size() - segment.value1();
            if (skipped < 0) {
                break;
            }
            if (skipped > 0 && !entries.isEmpty()) {
                throw new ComplianceStoreException("the log of " + log + " has entry " + segment.value1() + " twice");
            }
            decoded(segment.value1(), segment.value2()).stream()
                    .skip(skipped)
                    .limit(limit - entries.size())
                    .map(JdbcAuditLog::entry)
                    .forEach(entries::add);
        }
        if (entries.size() < Math.min(limit, sealed - from)) {
            throw new ComplianceStoreException("the log of " + log + " lacks entry " + (from + entries.size()));
        }
        return entries;
    }

    private List<byte[]> decoded(long first, byte[] bundle) {
        try {
            return EntryBundle.decode(bundle);
        } catch (IllegalArgumentException e) {
            throw new ComplianceStoreException(
                    "in the log of " + log + ", the entries from " + first + " on cannot be taken apart: "
                            + e.getMessage(),
                    e);
        }
    }

    private static AuditEntry entry(byte[] bytes) {
        return AuditEntry.parse(bytes)
                .orElseThrow(() -> new ComplianceStoreException("what is stored in the log is no entry of ours"));
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() {
        return work.read(statements -> checkpoint(statements, log, names));
    }

    static Optional<SignedCheckpoint> checkpoint(DSLContext statements, String log, LogNames names) {
        return statements
                .select(COMPLIANCE_AUDIT_CHECKPOINT.NOTE)
                .from(COMPLIANCE_AUDIT_CHECKPOINT)
                .where(COMPLIANCE_AUDIT_CHECKPOINT.TENANT.eq(log))
                // by the tenant, too, of which there is one: else H2 would sort all of them instead of reading its
                // index
                .orderBy(COMPLIANCE_AUDIT_CHECKPOINT.TENANT.desc(), COMPLIANCE_AUDIT_CHECKPOINT.SIZE.desc())
                .limit(1)
                .fetchOptional(COMPLIANCE_AUDIT_CHECKPOINT.NOTE)
                .map(note -> opened(note, log, names));
    }

    private static SignedCheckpoint opened(String note, String log, LogNames names) {
        try {
            return SignedCheckpoint.open(note.getBytes(StandardCharsets.UTF_8), names.verifier(log));
        } catch (NoteException e) {
            throw new ComplianceStoreException(
                    "the newest checkpoint of the log of " + log + " is not what was signed: " + e.getMessage(), e);
        }
    }

    @Override
    public InclusionProof proveInclusion(long index) {
        return work.read(statements -> {
            long size = sealedSize(statements);
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException("entry " + index + " is not among the " + size + " that are sealed");
            }
            return InclusionProof.of(index, size, new StoredTiles(statements, log).hashes());
        });
    }

    @Override
    public ConsistencyProof proveConsistency(long size) {
        return work.read(statements -> {
            long now = sealedSize(statements);
            if (size < 1 || size > now) {
                throw new IllegalArgumentException("size must be 1 to " + now + ", not " + size);
            }
            return ConsistencyProof.of(size, now, new StoredTiles(statements, log).hashes());
        });
    }

    @Override
    public LogSource contents() {
        return JdbcLogSource.asOfNow(work, log);
    }

    private long sealedSize(DSLContext statements) {
        return checkpoint(statements, log, names)
                .map(SignedCheckpoint::size)
                .orElseThrow(() -> new IllegalArgumentException("nothing is sealed yet"));
    }
}
