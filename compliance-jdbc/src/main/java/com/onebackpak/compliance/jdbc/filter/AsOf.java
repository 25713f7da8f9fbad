package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.ledger.StoredInstants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The instant that a filter is for, which may be finer than those that ledgers keep.
 *
 * @param at the instant, within the years that ledgers keep
 * @param knownAt what the ledgers learned later is left out
 * @param skew by how much sooner counts what begins to stand in the way
 */
record AsOf(Instant at, Instant knownAt, Duration skew) {
    AsOf {
        Instant kept = StoredInstants.latestBy(at);
        at = at.truncatedTo(ChronoUnit.MICROS).equals(kept) ? at : kept;
    }

    /** The last instant of those that ledgers keep that has come: what of theirs has not is after it. */
    Instant come() {
        return StoredInstants.latestBy(at);
    }

    /** The first of those that ledgers keep that is not past: what of theirs is, is before it. */
    Instant notPast() {
        return StoredInstants.earliestFrom(at);
    }

    /** The last instant that, by another's clock, may have begun. */
    Instant begun() {
        return StoredInstants.latestBy(at.plus(skew));
    }

    boolean isOfAllThatIsKnown() {
        return knownAt.equals(Instant.MAX);
    }
}
