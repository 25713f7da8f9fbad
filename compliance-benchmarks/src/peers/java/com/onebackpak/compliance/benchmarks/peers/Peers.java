package com.onebackpak.compliance.benchmarks.peers;

import java.util.List;

/** The engines that are compared. */
final class Peers {
    static final String HAND_WRITTEN = new HandWritten().name();
    static final String OURS = ThisLibrary.handedRequests().name();

    private static final List<Peer<?>> ALL = List.of(
            new HandWritten(),
            ThisLibrary.handedRequests(),
            ThisLibrary.makingRequests(),
            new Drools(),
            new Casbin(),
            new Cel(),
            new AuthzForce(),
            new Cedar());

    private Peers() {}

    static List<String> names() {
        return ALL.stream().map(Peer::name).toList();
    }

    static Peer<?> named(String name) {
        return ALL.stream().filter(peer -> peer.name().equals(name)).findFirst().orElseThrow();
    }

    /** An engine that was given the table's rules in its own form. */
    static <S> Engine<?, ?> load(Peer<S> peer, RuleTable table, Directory directory) {
        return peer.load(peer.write(table), directory);
    }
}
