package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;

/**
 * Tells, from the host's own records, about which parties a search for subjects asks. Who is not told is not found; of who
 * is told each is decided. Implementations are thread-safe.
 */
@FunctionalInterface
public interface SubjectCandidates {
    /**
     * The parties of a type that a tenant may learn of, in the order of their ids: the next ones.
     *
     * @param tenant who asks
     * @param type the type of subjects, as the question names it; of one that is not known there are none
     * @param after behind which id to go on; the first ones, if empty
     * @param limit how many at most; more than none
     * @return fewer than the limit only if there are no more
     */
    List<PartyId> after(PartyId tenant, String type, Optional<PartyId> after, int limit);
}
