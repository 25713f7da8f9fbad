package com.onebackpak.compliance.deletion;

import java.time.Instant;

/**
 * What an eraser did, in one of five ways, none of which can be taken for another: that nothing was there is not that
 * nobody could look. Immutable. What a text says is stored and shown to operators, so it names no people.
 */
public sealed interface EraserAnswer {
    /** How much is kept of what an eraser says. */
    int MAX_LETTERS = 1_000;

    private static String cut(String why) {
        return why.length() <= MAX_LETTERS ? why : why.substring(0, MAX_LETTERS);
    }

    /**
     * Rows are gone.
     *
     * @param rows how many, at least 1
     */
    static EraserAnswer erased(long rows) {
        return new Erased(rows);
    }

    /** Rows are gone, or there were none. */
    static EraserAnswer erasedOrNothing(long rows) {
        return rows == 0 ? nothingFound() : erased(rows);
    }

    /** The eraser looked, and there was nothing about these people. */
    static EraserAnswer nothingFound() {
        return new NothingFound();
    }

    /** Nobody could look. */
    static EraserAnswer notReachable(String why) {
        return new NotReachable(why);
    }

    /** It will not be done. */
    static EraserAnswer refusedBecause(String why) {
        return new RefusedBecause(why);
    }

    /** It can be done from an instant on. */
    static EraserAnswer laterAt(Instant at) {
        return new LaterAt(at);
    }

    /**
     * Rows are gone.
     *
     * @param rows how many
     */
    record Erased(long rows) implements EraserAnswer {
        /** Refuses less than one row: that is {@link NothingFound}, or was not looked for. */
        public Erased {
            if (rows < 1) {
                throw new IllegalArgumentException("rows must be at least 1, not " + rows
                        + "; answer nothingFound() if the eraser looked and there were none");
            }
        }
    }

    /** There was nothing. */
    record NothingFound() implements EraserAnswer {}

    /**
     * Nobody could look.
     *
     * @param why what stood in the way; it is kept, so of a longer text the beginning is
     */
    record NotReachable(String why) implements EraserAnswer {
        /** Keeps {@value #MAX_LETTERS} letters at most. */
        public NotReachable {
            why = cut(why);
        }
    }

    /**
     * It will not be done.
     *
     * @param why the reason; it is kept, so of a longer text the beginning is
     */
    record RefusedBecause(String why) implements EraserAnswer {
        /** Keeps {@value #MAX_LETTERS} letters at most. */
        public RefusedBecause {
            why = cut(why);
        }
    }

    /**
     * It can be done later.
     *
     * @param at from when on
     */
    record LaterAt(Instant at) implements EraserAnswer {}
}
