package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.ConsistencyProof;
import com.onebackpak.compliance.audit.InclusionProof;
import com.onebackpak.compliance.audit.SignedCheckpoint;
import com.onebackpak.compliance.store.AuditLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;

/** One log in the database. */
final class JdbcAuditLog implements AuditLog {
    private final Work work;
    private final String log;
    private final PendingEntries pending;
    private final LogNames names;

    JdbcAuditLog(Work work, String log, PendingEntries pending, LogNames names) {
        this.work = work;
        this.log = log;
        this.pending = pending;
        this.names = names;
    }

    @Override
    public List<UUID> append(List<AuditEntry> entries) {
        List<UUID> ids = entries.stream().map(entry -> pending.newEntryId()).toList();
        work.write(statements -> {
            pending.append(statements, log, ids, entries);
            return ids;
        });
        return ids;
    }

    @Override
    public OptionalLong indexOf(UUID entry) {
        return work.read(statements -> statements
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
                .findFirst());
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
                .orderBy(COMPLIANCE_AUDIT_CHECKPOINT.SIZE.desc())
                .limit(1)
                .fetchOptional(COMPLIANCE_AUDIT_CHECKPOINT.NOTE)
                .map(note -> SignedCheckpoint.open(note.getBytes(StandardCharsets.UTF_8), names.verifier(log)));
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
            if (size < 0 || size > now) {
                throw new IllegalArgumentException("the log never had " + size + " entries, but " + now);
            }
            return ConsistencyProof.of(size, now, new StoredTiles(statements, log).hashes());
        });
    }

    private long sealedSize(DSLContext statements) {
        return checkpoint(statements, log, names)
                .map(SignedCheckpoint::size)
                .orElseThrow(() -> new IllegalArgumentException("nothing is sealed yet"));
    }
}
