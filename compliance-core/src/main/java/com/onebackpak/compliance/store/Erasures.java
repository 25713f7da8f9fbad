package com.onebackpak.compliance.store;

import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;

/**
 * Erases people from the stores of one tenant. The proofs of the audit log stay valid, because its entries hold nothing
 * of a person but commitments under a key that is destroyed.
 */
public interface Erasures {
    /**
     * Destroys the subject's key and every record about the subject, ciphertext and plain columns alike, and leaves a
     * tombstone and an entry in the audit log. Whether it may be done is for the policies to decide, before.
     *
     * @return the tombstone; empty if nothing is on record about the subject
     * @throws HeldException if a hold on the subject, in its newest version, is live now; then nothing is erased
     */
    Optional<Erasure> erase(PartyId subject);

    /** All tombstones, in the order of time. */
    List<Erasure> all();
}
