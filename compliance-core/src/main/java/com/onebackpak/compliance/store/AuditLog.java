package com.onebackpak.compliance.store;

import com.onebackpak.compliance.audit.AuditEntry;
import java.util.List;
import java.util.UUID;

/**
 * A log to which can be appended. Appending writes the exact bytes of an entry and waits for no lock; sealing gives the
 * entries their numbers, makes them leaves of the tree and signs its root. Implementations are thread-safe, unless they take
 * part in a transaction that is not.
 */
public interface AuditLog extends SealedLog {
    /** Appends an entry and returns the name under which it can be found; it counts once it is committed. */
    default UUID append(AuditEntry entry) {
        return append(List.of(entry)).get(0);
    }

    /** Appends entries at once and returns their names in the same order; all of them are committed or none. */
    List<UUID> append(List<AuditEntry> entries);
}
