package com.onebackpak.compliance.deletion;

import com.onebackpak.compliance.party.PartyId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The host's own look at a data set: what there is, whoever says that it is gone. It should not share its query with the
 * eraser, or it misses what that misses. Rows that tell of nobody any more, because they were de-identified, do not count.
 * Implementations are thread-safe, unless they take part in a transaction that is not.
 */
public interface HostRows {
    /** How many rows there are about the tenant's people, whoever they are, those whom no list names among them. */
    long ofAll(PartyId tenant);

    /** How many rows there are about these people of the tenant. */
    long of(PartyId tenant, Collection<PartyId> people);

    /**
     * How many rows of the tenant name nobody, or not by what can be a person's id, so that no list of people has them. By
     * default none.
     */
    default long ofNobody(PartyId tenant) {
        return 0;
    }

    /**
     * The people about whom there are rows, each once, in an order that stays, such as the database's own. What cannot
     * be a person's id is left out; {@link #ofAll} counts it all the same.
     *
     * @param after those behind this one; empty: from the first on
     * @param limit how many at most
     */
    List<PartyId> people(PartyId tenant, Optional<PartyId> after, int limit);

    /**
     * Of rows that were de-identified, how many the smallest group of those has that cannot be told apart; empty: that is
     * not known, and then nothing is called de-identified.
     */
    OptionalLong smallestCell(PartyId tenant);
}
