package com.onebackpak.compliance.benchmarks.peers;

import java.util.function.Function;

/**
 * An engine that was told the policy.
 *
 * @param <Q> what it is asked
 * @param <D> what it decides
 */
public interface Engine<Q, D> {
    /** What it is asked, made before anything is measured: the plain request itself, unless the engine's name says otherwise. */
    Q asked(Inquiry inquiry);

    /** Something by which one thread decides; an engine that threads may share gives the same to all. */
    Function<Q, D> decider();

    /** What was decided, in the table's terms. */
    Answer answer(D decision);

    /** Whether it names all rules that determine the outcome, and not just the first in the table's order. */
    boolean namesAllRules();

    /**
     * An engine that is asked plain requests.
     *
     * @param <D> what it decides
     */
    interface OfInquiries<D> extends Engine<Inquiry, D> {
        @Override
        default Inquiry asked(Inquiry inquiry) {
            return inquiry;
        }
    }
}
