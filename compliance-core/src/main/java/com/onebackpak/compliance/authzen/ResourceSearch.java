package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.util.List;
import java.util.Optional;

/**
 * Finds the people about whom a request is permitted, page by page. The filters of {@code compliance-jdbc} are one
 * ({@code FilteredPeople}). Implementations are thread-safe.
 */
@FunctionalInterface
public interface ResourceSearch {
    /**
     * The people of a tenant about whom the policies permit a request as of now, in an order that is the same for every
     * call: the next ones.
     *
     * @param tenant whose people; nobody else's are told
     * @param request the request, its subject named by kind alone; who is of another kind is not told
     * @param after behind whom to go on; the first ones, if empty
     * @param limit how many at most; more than none
     * @return fewer than the limit only if there are no more
     * @throws SearchRefusedException if such a question cannot be answered by a search
     */
    List<PartyId> permitted(PartyId tenant, ProcessingRequest request, Optional<PartyId> after, int limit);
}
