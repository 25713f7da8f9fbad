package com.onebackpak.compliance.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The instants that every store can keep: whole microseconds of the years 1 to 9999. Has no state. */
public final class StoredInstants {
    /** The first of them. */
    public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private StoredInstants() {}

    /**
     * Returns an instant as it is kept: to the microsecond.
     *
     * @throws IllegalArgumentException if it lies outside of those years
     */
    static Instant checked(Instant instant) {
        if (instant.isBefore(FIRST) || instant.truncatedTo(ChronoUnit.MICROS).isAfter(LAST)) {
            throw new IllegalArgumentException("an instant must lie in the years 1 to 9999, not at " + instant);
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns the last of them that is not after the given one, so as to look for it; the first, if all are. */
    public static Instant latestBy(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST;
        }
        return instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns the first of them that is not before the given one, so as to begin there; if all are, what follows the last. */
    public static Instant earliestFrom(Instant instant) {
        Instant latest = latestBy(instant);
        return latest.isBefore(instant) ? latest.plus(1, ChronoUnit.MICROS) : latest;
    }
}
