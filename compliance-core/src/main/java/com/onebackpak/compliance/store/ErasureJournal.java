package com.onebackpak.compliance.store;

import java.util.List;

/**
 * Remembers erasures outside of the database, so that a restored backup can be told what was erased since. It must not
 * lie where the database's backups would overwrite it. Implementations are thread-safe.
 */
public interface ErasureJournal {
    /**
     * Remembers an erasure before it is done; when this returns, the entry survives a kill and a loss of power.
     *
     * @throws ComplianceStoreException if it cannot be remembered; then the erasure must not be done
     */
    void append(ErasedKey erased);

    /**
     * All erasures that were ever remembered, in order.
     *
     * @throws ComplianceStoreException if the journal is missing or cannot be read
     */
    List<ErasedKey> all();
}
