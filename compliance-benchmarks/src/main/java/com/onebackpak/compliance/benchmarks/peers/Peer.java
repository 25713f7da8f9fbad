package com.onebackpak.compliance.benchmarks.peers;

/**
 * A way to decide: an engine's kind.
 *
 * @param <S> its form of a policy
 */
public interface Peer<S> {
    /** How it is called on the command line. */
    String name();

    /** The policy as it wants it, written from the table: text, if it reads text. */
    S write(RuleTable table);

    /** Reads and compiles a policy, so that the first decision can follow. */
    Engine<?, ?> load(S policy, Directory directory);
}
