package com.onebackpak.compliance.audit;

import java.util.OptionalLong;

/**
 * One thing that is wrong with a log, and where. Immutable.
 *
 * @param kind what was done to it, as far as it shows
 * @param place the file or the like that it shows in
 * @param first the index of the first entry that is concerned; nothing where it concerns no entries
 * @param last the index of the last of them
 * @param says the whole in words
 */
public record LogProblem(Kind kind, String place, OptionalLong first, OptionalLong last, String says) {
    /** What was done to a log. */
    public enum Kind {
        /** Entries have other bytes than were logged. */
        EDITED,
        /** Entries are gone from among others. */
        DELETED,
        /** Entries stand among others that were never logged there. */
        INSERTED,
        /** Entries stand in another order. */
        REORDERED,
        /** All from some entry on is gone. */
        TRUNCATED,
        /** The latest checkpoint is older than what is known beside it. */
        ROLLED_BACK,
        /** The key signed two histories that contradict each other. */
        FORKED,
        /** Stored hashes are wrong while the entries are right. */
        TILE_EDITED,
        /** There is no checkpoint. */
        NO_CHECKPOINT,
        /** A checkpoint bears a signature that its key did not make. */
        BAD_SIGNATURE,
        /** A checkpoint bears no signature by the key that was given. */
        WRONG_KEY,
        /** A checkpoint speaks of another log. */
        WRONG_ORIGIN,
        /** Something is not of the form that it should have. */
        MALFORMED,
        /** A file, or what should be in it, is missing. */
        MISSING
    }

    /** Describes a problem that concerns no entry in particular. */
    public static LogProblem of(Kind kind, String place, String says) {
        return new LogProblem(kind, place, OptionalLong.empty(), OptionalLong.empty(), says);
    }

    /** Describes a problem that concerns the entries from the first to the last, both included. */
    public static LogProblem of(Kind kind, String place, long first, long last, String says) {
        return new LogProblem(kind, place, OptionalLong.of(first), OptionalLong.of(last), says);
    }
}
