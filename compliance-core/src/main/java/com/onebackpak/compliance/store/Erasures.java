package com.onebackpak.compliance.store;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Erases people from the stores of one tenant. The proofs of the audit log stay valid, because its entries hold nothing
 * of a person but commitments under a key that is destroyed.
 *
 * <p>An erasure that was acknowledged stays done: where a restored backup brings the subject back, it is done again before
 * the stores serve, whatever holds the backup remembers, because they had ended or nobody could have erased. An erasure
 * that failed stays undone until somebody asks again, whatever is recorded meanwhile. Of one that was neither, because the
 * process or the database went away in the middle, the next start decides: it is finished, unless a hold on the subject is
 * live then; in that case it is withdrawn for good, with a warning in the log.
 */
public interface Erasures {
    /**
     * Destroys the subject's key and every record about the subject, ciphertext and plain columns alike, and leaves a
     * tombstone and an entry in the audit log. Whether it may be done is for the policies to decide, before.
     *
     * @return the tombstone; empty if nothing is on record about the subject
     * @throws HeldException if a hold on the subject or a request to inspect is open now, or by another clock may be
     *     ({@link TenantStores#liveHolds}); then nothing is erased
     * @throws ComplianceStoreException if it failed; nothing was erased and nothing will be, unless the message says that
     *     this is unknown, or what could not be remembered of it
     */
    Optional<Erasure> erase(PartyId subject);

    /**
     * When a subject was last erased, so that a file of before can be told from one of since. Only who knows the id can ask.
     *
     * @return empty: never, or not as far as the stores, or their journal, took note of it
     */
    Optional<Instant> erasedAt(PartyId subject);

    /** All tombstones, in the order of time. */
    List<Erasure> all();
}
