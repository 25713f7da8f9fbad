package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers, outside of the database, which one the keys and the journal of erasures belong to; so that an empty database
 * in its place is not taken for it. Implementations are thread-safe.
 */
public interface DatabaseIdentity {
    /**
     * The database that was opened last; empty if none ever was.
     *
     * @throws ComplianceStoreException if it cannot be read
     */
    Optional<UUID> known();

    /**
     * Remembers a database; when this returns, that survives a kill and a loss of power.
     *
     * @throws ComplianceStoreException if it could not be written
     */
    void remember(UUID database);
}
