package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.ledger.StoredInstants;
import java.time.Duration;
import java.time.Instant;

/**
 * The instant that a filter is for.
 *
 * @param at the instant, to the microsecond, as the ledgers keep instants
 * @param knownAt what the ledgers learned later is left out
 * @param skew by how much sooner counts what begins to stand in the way
 */
record AsOf(Instant at, Instant knownAt, Duration skew) {
    AsOf {
        at = StoredInstants.latestBy(at);
    }

    /** The last instant that, by another's clock, may have begun. */
    Instant begun() {
        return StoredInstants.latestBy(at.plus(skew));
    }

    boolean isOfAllThatIsKnown() {
        return knownAt.equals(Instant.MAX);
    }
}
