package com.onebackpak.compliance.testkit.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set, forwards or backwards. In UTC; thread-safe. */
public final class MutableClock extends Clock {
    private volatile Instant now;

    private MutableClock(Instant start) {
        this.now = start;
    }

    /** Returns a clock that stands at an instant. */
    public static MutableClock at(Instant start) {
        return new MutableClock(start);
    }

    /** Sets the clock. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    /** Sets the clock forwards, or backwards by a negative duration. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Returns a clock of that zone that stands at the present instant. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
