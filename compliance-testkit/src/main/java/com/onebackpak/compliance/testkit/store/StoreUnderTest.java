package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;

/** Stores that one test uses alone. They must own their transactions: the tests write from several threads. */
public interface StoreUnderTest extends AutoCloseable {
    /** Stores that keep nothing beyond the process, and that nobody need close. */
    static StoreUnderTest of(ComplianceStores stores, LogSealer sealer, NoteSigner signer) {
        return new FixedStoreUnderTest(stores, sealer, signer);
    }

    /** The stores; after {@link #reopen()}, others. */
    ComplianceStores stores();

    /** What seals their logs; after {@link #reopen()}, another. */
    LogSealer sealer();

    /** Who signs their checkpoints; of the name only the key counts, since each log has a name of its own. */
    NoteSigner signer();

    /**
     * Closes the stores and opens them again on what they have written, as a process does that is started anew. Stores
     * that keep nothing beyond the process do nothing.
     */
    default void reopen() {}

    /** Closes the stores; nobody needs what they have written any more. */
    @Override
    default void close() {}
}
