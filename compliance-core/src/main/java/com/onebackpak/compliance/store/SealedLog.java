package com.onebackpak.compliance.store;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.ConsistencyProof;
import com.onebackpak.compliance.audit.tree.InclusionProof;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A log that an outsider can verify, as far as it is sealed: its entries are the leaves of a Merkle tree (RFC 9162, section
 * 2.1) whose root is signed, and never change. Implementations are thread-safe, unless they take part in a transaction that
 * is not.
 */
public interface SealedLog {
    /** The number of a sealed entry, from zero; empty: it is not sealed yet, or there is none of that name. */
    OptionalLong indexOf(UUID entry);

    /**
     * The sealed entries from a number on, in the order of their numbers: exactly the bytes of which the tree's leaves are
     * made.
     *
     * @param from the number of the first entry
     * @param limit how many at most; there are fewer where no more are sealed
     * @throws IllegalArgumentException if one of them is negative
     * @throws ComplianceStoreException if what is stored is no entry, or one that was sealed is missing
     */
    List<AuditEntry> entries(long from, int limit);

    /** The newest checkpoint; empty: nothing is sealed yet. */
    Optional<SignedCheckpoint> checkpoint();

    /**
     * Proves that an entry is in the tree of the newest checkpoint.
     *
     * @throws IllegalArgumentException if no entry of that number is sealed
     * @throws ComplianceStoreException if hashes that it needs are missing or cut off
     */
    InclusionProof proveInclusion(long index);

    /**
     * Proves that the tree of the newest checkpoint begins with the tree that it was when it had fewer entries, whether
     * or not it was signed at that size.
     *
     * @throws IllegalArgumentException if the tree has fewer entries than that, or the size is not positive: every tree
     *     has grown from the empty one
     * @throws ComplianceStoreException if hashes that it needs are missing or cut off
     */
    ConsistencyProof proveConsistency(long size);

    /** What is sealed, exactly as it is stored, for verification and for export; as of the moment of this call. */
    LogSource contents();
}
