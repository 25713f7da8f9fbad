package com.onebackpak.compliance.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What instants the tables can hold: whole microseconds of the years 1 to 9999. */
final class StoredInstants {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private StoredInstants() {}

    /** The last of them that is not after the given one; the first, if all are. */
    static Instant latestBy(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST;
        }
        return instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
