package com.onebackpak.compliance.store;

import java.util.Map;

/**
 * Remembers erasures outside of the database, so that a restored backup can be told what was erased since. It must not
 * lie where the database's backups would overwrite it. Implementations are thread-safe.
 *
 * <p>It is told of each erasure before it is done and after: that it was done, or that it was not. What {@link Erasures}
 * says of acknowledged, failed and unknown erasures follows from that. Of one that was done it is told when, and by which name the
 * store would know the person again, so that both outlive a restored backup.
 */
public interface ErasureJournal {
    /**
     * Remembers what is known of an erasure; when this returns, that survives a kill and a loss of power. To say the same
     * again changes nothing.
     *
     * @throws ComplianceStoreException if it is unknown whether it is remembered; then an intended erasure must not be done
     */
    void append(ErasedKey key, ErasureNote note);

    /**
     * All erasures that were ever remembered, in the order in which they first were, each with what was said of it last;
     * but what was done once stays so ({@link ErasureNote#then}).
     *
     * @throws ComplianceStoreException if the journal is missing or cannot be read
     */
    Map<ErasedKey, ErasureNote> all();
}
