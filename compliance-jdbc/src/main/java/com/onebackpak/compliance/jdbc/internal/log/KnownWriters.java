package com.onebackpak.compliance.jdbc.internal.log;

import com.google.common.collect.ImmutableMap;
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
     * @param announced how far it has come
     * @param others how far the others had come, as the database said
     */
    record Seen(UUID own, long announced, Map<UUID, Long> others) {
        private Map<UUID, Long> with(long ofOwn) {
            return ImmutableMap.<UUID, Long>builder()
                    .putAll(others)
                    .put(own, ofOwn)
                    .buildOrThrow();
        }
    }

    /** What was seen last, for whoever asks first; nothing if others have appended meanwhile, as far as is known here. */
    Optional<Seen> take() {
        return Optional.ofNullable(offered.getAndSet(null));
    }

    /**
     * Told after each commit what is there now. If nobody had appended since the one before, nobody is expected to.
     *
     * @param before how far the transaction found its writer
     */
    void saw(Seen now, long before) {
        boolean isQuiet = last.getAndSet(now.with(now.announced())).equals(now.with(before));
        offered.set(isQuiet && now.others().size() <= MOST ? now : null);
    }
}
