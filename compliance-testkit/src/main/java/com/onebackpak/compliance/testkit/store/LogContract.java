package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.store.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Contracts of a tenant's audit log: entries to append, and what the tree over them must be. */
abstract class LogContract extends StoreContract {
    LogContract(Opening opening) {
        super(opening);
    }

    AuditLog log() {
        return tenant().auditLog();
    }

    static AuditEntry entry(String text) {
        return AuditEntry.of("test.entry", NOW, Map.of("text", text));
    }

    static List<AuditEntry> batch(int size) {
        return IntStream.range(0, size).mapToObj(i -> entry("entry " + i)).toList();
    }

    SignedCheckpoint seal() {
        return store.sealer().seal(TENANT).orElseThrow();
    }

    static TreeHash rootOver(List<AuditEntry> entries) {
        TreeFrontier frontier = TreeFrontier.empty();
        entries.forEach(entry -> frontier.append(entry.leafHash()));
        return frontier.root();
    }

    static TreeHash root(SignedCheckpoint checkpoint) {
        return checkpoint.root().orElseThrow();
    }
}
