package com.onebackpak.compliance.audit;

import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A log as it is stored somewhere, to be exported or verified: everything is handed out as it lies there, right or
 * wrong, nothing is recomputed, mended or left out. Each stream is read once from its beginning and closed; several are
 * open at a time. May be read again from the beginning.
 *
 * <p>A source that cannot be read at all throws {@link java.io.UncheckedIOException}; what is missing from it or cannot
 * be taken apart, it reports and goes on behind.
 */
public interface LogSource {
    /** Returns what a message calls this log, such as its folder. */
    String name();

    /** Returns the note of the latest checkpoint, or nothing where there is none. */
    Optional<byte[]> checkpoint();

    /** Returns the notes of earlier checkpoints, sorted by the size that they are stored under. */
    Stream<StoredNote> earlierCheckpoints(Consumer<LogProblem> problems);

    /** Returns the entries in the order of the log. */
    Stream<StoredEntry> entries(Consumer<LogProblem> problems);

    /** Returns how many levels of hashes are stored: all below are asked for, and 0 has the hashes of the leaves. */
    int levels();

    /** Returns the hashes of a level: the roots of the subtrees of 256<sup>level</sup> leaves, in order. */
    Stream<StoredHash> hashes(int level, Consumer<LogProblem> problems);

    /**
     * Returns where something is stored, for messages.
     *
     * @param level of a hash, or {@link TilePath#ENTRIES}
     * @param index of the hash in its level, or of the entry
     */
    default String place(int level, long index) {
        return new TilePath(level, index / TilePath.FULL, TilePath.FULL).toString();
    }

    /**
     * An entry.
     *
     * @param index where it stands, as the store counts
     * @param bytes as they are stored; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record StoredEntry(long index, byte[] bytes) {}

    /**
     * A hash.
     *
     * @param index where it stands in its level, as the store counts
     * @param hash as it is stored
     */
    record StoredHash(long index, TreeHash hash) {}

    /**
     * The note of an earlier checkpoint.
     *
     * @param place where it is stored, for messages
     * @param size the size that it is stored under
     * @param bytes as they are stored; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record StoredNote(String place, long size, byte[] bytes) {}
}
