package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.ConsistencyProof;
import com.onebackpak.compliance.audit.tree.InclusionProof;
import com.onebackpak.compliance.store.SealedLog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A log of which nothing but its sealed part is handed out: whoever has it cannot append. Thread-safe. */
public final class ReadableLog implements SealedLog {
    private final SealedLog log;

    /** Hands out a log. */
    public ReadableLog(SealedLog log) {
        this.log = log;
    }

    @Override
    public OptionalLong indexOf(UUID entry) {
        return log.indexOf(entry);
    }

    @Override
    public List<AuditEntry> entries(long from, int limit) {
        return log.entries(from, limit);
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() {
        return log.checkpoint();
    }

    @Override
    public InclusionProof proveInclusion(long index) {
        return log.proveInclusion(index);
    }

    @Override
    public ConsistencyProof proveConsistency(long size) {
        return log.proveConsistency(size);
    }

    @Override
    public LogSource contents() {
        return log.contents();
    }
}
