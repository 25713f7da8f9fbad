package com.onebackpak.compliance.jdbc.internal.transaction;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a transaction is tried, and how long to wait before it is tried again: exponential back-off with full
 * jitter, so that those who got in each other's way do not meet again. Immutable; thread-safe if its sources are.
 *
 * @param attempts how often in all, at least 1
 * @param base the longest wait after the first attempt; it doubles after each
 * @param longest the longest wait of all
 * @param random says which part of it
 * @param sleeper waits
 */
public record Retries(int attempts, Duration base, Duration longest, RandomGenerator random, Sleeper sleeper) {
    private static final int MAX_DOUBLINGS = 20;

    /** Refuses numbers that make no sense. */
    public Retries {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
        }
        if (base.isNegative() || longest.compareTo(base) < 0) {
            throw new IllegalArgumentException("a wait must not be negative, nor its base longer than the longest");
        }
    }

    /** Waits after the given attempt, counted from 1. */
    void pauseAfter(int attempt) throws InterruptedException {
        Duration doubled = base.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        Duration bound = doubled.compareTo(longest) < 0 ? doubled : longest;
        sleeper.sleep(Duration.ofNanos((long) (random.nextDouble() * bound.toNanos())));
    }

    /** Lets the calling thread wait. */
    @FunctionalInterface
    public interface Sleeper {
        /** Waits that long. */
        void sleep(Duration wait) throws InterruptedException;
    }
}
