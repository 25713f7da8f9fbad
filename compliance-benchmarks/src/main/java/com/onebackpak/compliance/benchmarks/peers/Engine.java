package com.onebackpak.compliance.benchmarks.peers;

import java.util.function.Function;

/**
 * An engine that was told the policy.
 *
 * @param <D> what it decides
 */
public interface Engine<D> {
    /** Something by which one thread decides; an engine that threads may share gives the same to all. */
    Function<Inquiry, D> decider();

    /** What was decided, in the table's terms. */
    Answer answer(D decision);

    /** Whether it names all rules that determine the outcome, and not just the first in the table's order. */
    boolean namesAllRules();
}
