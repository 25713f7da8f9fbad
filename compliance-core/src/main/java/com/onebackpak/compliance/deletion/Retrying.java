package com.onebackpak.compliance.deletion;

import java.time.Duration;

/**
 * When an eraser that failed is asked again, and when a run is stopped over it. Immutable.
 *
 * @param first after the first failure; doubled after each
 * @param longest never longer than this
 * @param failuresToStop after how many failures of one data set, none succeeding between, the run stops
 */
public record Retrying(Duration first, Duration longest, int failuresToStop) {
    /** From a minute to six hours; stopped after ten. */
    public static final Retrying USUAL = new Retrying(Duration.ofMinutes(1), Duration.ofHours(6), 10);

    private static final int MAX_DOUBLINGS = 30;

    /** Refuses numbers that make no sense. */
    public Retrying {
        if (first.isNegative() || longest.compareTo(first) < 0 || failuresToStop < 1) {
            throw new IllegalArgumentException(
                    "first must not be negative nor longer than longest, and failuresToStop must be at least 1");
        }
    }

    /** How long to wait after so many failures. */
    Duration after(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
        return first.compareTo(longest.dividedBy(1L << doublings)) > 0 ? longest : first.multipliedBy(1L << doublings);
    }
}
