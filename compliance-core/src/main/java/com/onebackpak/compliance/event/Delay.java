package com.onebackpak.compliance.event;

import com.onebackpak.compliance.party.Span;

/**
 * A time in which families are not to be told of a breach. Immutable.
 *
 * @param reason who or what stands in the way
 * @param span when; without an end it has none yet
 */
public record Delay(Reason reason, Span span) {
    /** Why families are not to be told yet. */
    public enum Reason {
        /** The police asked for it in writing. */
        LAW_ENFORCEMENT,
        /** What was broken into is still open. */
        VULNERABILITY
    }
}
