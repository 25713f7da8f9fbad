package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.Retrying;
import java.time.Duration;

/**
 * How runs of deletions go. Immutable.
 *
 * @param retrying when what failed is tried again, and when a run is stopped over it
 * @param lease for how long somebody outside of the database has a unit before it is given to another
 * @param quiet how long after the last row went it is looked at once more what was added meanwhile
 */
public record DeletionSettings(Retrying retrying, Duration lease, Duration quiet) {
    /** Retried as usual, leased for ten minutes, looked at again after a day. */
    public static final DeletionSettings USUAL =
            new DeletionSettings(Retrying.USUAL, Duration.ofMinutes(10), Duration.ofDays(1));

    /** Refuses times that make no sense. */
    public DeletionSettings {
        if (lease.isNegative() || lease.isZero() || quiet.isNegative()) {
            throw new IllegalArgumentException("lease must be longer than 0, and quiet must not be negative");
        }
    }
}
