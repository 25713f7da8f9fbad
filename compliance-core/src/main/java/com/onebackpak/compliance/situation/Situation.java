package com.onebackpak.compliance.situation;

import java.time.Instant;

/**
 * All that a decision rests on beside the policies: what is asked, what is known, and the time. Immutable, thread-safe.
 *
 * @param request what is asked
 * @param facts what is known about its parties
 * @param at the instant for which it is asked
 */
public record Situation(ProcessingRequest request, Facts facts, Instant at) {
    /** The same with another request. */
    public Situation asking(ProcessingRequest other) {
        return new Situation(other, facts, at);
    }

    /** The same with other facts. */
    public Situation knowing(Facts others) {
        return new Situation(request, others, at);
    }

    /** The same with one fact more, or with another value of it. */
    public <T> Situation with(FactKey<T> key, T value) {
        return knowing(facts.with(key, value));
    }
}
