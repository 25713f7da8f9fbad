package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.audit.AuditEntry;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Finds the entry of a log that was written with a row. */
@FunctionalInterface
public interface EntryLookup {
    /**
     * The entry of a name, sealed or waiting to be. What waits must be what these stores have appended, and what is sealed
     * must be in the tree that was signed last.
     *
     * @return empty if there is none, or it is not what it was
     */
    Optional<AuditEntry> find(DSLContext statements, UUID entry);
}
