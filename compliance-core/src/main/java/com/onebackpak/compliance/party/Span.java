package com.onebackpak.compliance.party;

import java.time.Instant;
import java.util.Optional;

/**
 * A half-open span of time: its beginning is in, its end is out. Immutable.
 *
 * @param from the first instant of the span
 * @param until the first instant after it; empty: open-ended
 */
public record Span(Instant from, Optional<Instant> until) {
    /**
     * Makes a span.
     *
     * @throws IllegalArgumentException if it would end before it begins
     */
    public Span {
        if (until.filter(end -> end.isBefore(from)).isPresent()) {
            throw new IllegalArgumentException("a span must not end before it begins");
        }
    }

    /** A span without an end. */
    public static Span from(Instant from) {
        return new Span(from, Optional.empty());
    }

    /**
     * Returns the span, if any instant lies in it.
     *
     * @param what what is in effect by it, in the message
     * @throws IllegalArgumentException if it ends as it begins
     */
    public Span requireSome(String what) {
        if (until.filter(from::equals).isPresent()) {
            throw new IllegalArgumentException(
                    what + " would never be in effect: it ends as it begins; let 'until' lie after 'from'");
        }
        return this;
    }

    /** Whether the instant lies in the span. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && (until.isEmpty() || instant.isBefore(until.get()));
    }
}
