package com.onebackpak.compliance.ledger;

import java.time.Duration;

/** By how much the clocks of processes that share stores may disagree. Has no state. */
public final class ClockSkew {
    /** What is supposed where nothing else is said: clocks that are kept by NTP disagree by far less. */
    public static final Duration USUAL = Duration.ofSeconds(10);

    private static final Duration MAX = Duration.ofMinutes(10);

    private ClockSkew() {}

    /**
     * Returns the skew, if it is one.
     *
     * @throws IllegalArgumentException if it is negative or longer than ten minutes: then a clock is to be set
     */
    public static Duration checked(Duration skew) {
        if (skew.isNegative() || skew.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("clocks may disagree by no time to ten minutes, not by " + skew);
        }
        return skew;
    }
}
