package com.onebackpak.compliance.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far sealing is behind. Immutable.
 *
 * @param waiting how many entries were appended and are not sealed, of all logs together
 * @param oldest when the first of them was appended, to the millisecond, by the clock of the process that did; empty: none
 *     waits
 */
public record SealingBacklog(long waiting, Optional<Instant> oldest) {
    /** How long the oldest entry has been waiting; zero if none is, or by a clock that is behind. */
    public Duration ageAt(Instant now) {
        return oldest.map(appended -> Duration.between(appended, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }
}
