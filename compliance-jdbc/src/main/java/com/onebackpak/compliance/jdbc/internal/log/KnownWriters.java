package com.onebackpak.compliance.jdbc.internal.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The writers as a process saw them last, for one transaction at a time to go on from there without asking. Whoever does must have the
 * database compare, since others may have appended meanwhile; so they are offered only while nobody else does. Thread-safe.
 */
final class KnownWriters {
    /** To compare more of them takes longer than to ask. */
    private static final int MOST = 32;

    private final AtomicReference<Map<UUID, Long>> last = new AtomicReference<>(Map.of());
    private final AtomicReference<@Nullable Seen> offered = new AtomicReference<>();

    /**
     * What was there after a commit.
     *
     * @param own the writer of the transaction that was committed
     * @param announced how far it and all others had come, as the database said
     */
    record Seen(UUID own, Map<UUID, Long> announced) {}

    /** What was seen last, for whoever asks first; nothing if others have appended meanwhile, as far as is known here. */
    Optional<Seen> take() {
        return Optional.ofNullable(offered.getAndSet(null));
    }

    /**
     * Told after each commit how far it has brought its writer. If nobody had appended since the one before, nobody is expected to.
     *
     * @param before how far all had come when it began
     */
    void saw(UUID own, long announced, Map<UUID, Long> before) {
        Map<UUID, Long> now = new HashMap<>(before);
        now.put(own, announced);
        boolean isQuiet = before.equals(last.getAndSet(now));
        offered.set(isQuiet && now.size() <= MOST ? new Seen(own, now) : null);
    }
}
