package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.EraserAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What came of asking an eraser, judged by the host's own count.
 *
 * @param rows how many rows went
 * @param failure why it does not count; empty: it does
 * @param later from when on it can be done, if it was put off
 */
record Attempted(long rows, Optional<String> failure, Optional<Instant> later) {
    static Attempted gone(long rows) {
        return new Attempted(rows, Optional.empty(), Optional.empty());
    }

    static Attempted failed(String why) {
        return new Attempted(0, Optional.of(why), Optional.empty());
    }

    /** Never the words of an exception, which may be values. */
    static Attempted failed(Throwable failure) {
        return failed(String.valueOf(
                DatabaseException.of("the eraser failed", failure).getMessage()));
    }

    boolean counts() {
        return failure.isEmpty();
    }

    /**
     * Judges an answer of an eraser in the database.
     *
     * @param counted what the host counted before
     * @param left what it counts now
     */
    static Attempted judged(EraserAnswer answer, long counted, LongSupplier left) {
        Attempted attempt = answered(answer);
        if (!attempt.counts()) {
            return attempt;
        }
        if (attempt.rows() == 0 && counted > 0) {
            return failed(
                    "the eraser found nothing, and the host counts " + counted + " rows: look at how it is configured");
        }
        if (attempt.rows() != counted) {
            return failed("the eraser says that " + attempt.rows() + " rows are gone, the host had counted " + counted
                    + ": look for rows that it misses, or that are others'");
        }
        return attempt.rows() == 0 ? attempt : stillThere(attempt, left.getAsLong());
    }

    /** Judges what an eraser elsewhere said: another may have been at the same people before it. */
    static Attempted judgedElsewhere(EraserAnswer answer, Optional<Long> left) {
        Attempted attempt = answered(answer);
        return attempt.counts() ? left.map(rows -> stillThere(attempt, rows)).orElse(attempt) : attempt;
    }

    private static Attempted stillThere(Attempted attempt, long left) {
        return left == 0
                ? attempt
                : failed("the eraser says that it is done, and the host still counts " + left
                        + " rows: look for rows that it misses");
    }

    private static Attempted answered(EraserAnswer answer) {
        if (answer instanceof EraserAnswer.Erased erased) {
            return gone(erased.rows());
        } else if (answer instanceof EraserAnswer.NothingFound) {
            return gone(0);
        } else if (answer instanceof EraserAnswer.NotReachable unreachable) {
            return failed("not reachable: " + unreachable.why());
        } else if (answer instanceof EraserAnswer.RefusedBecause refused) {
            return failed("refused: " + refused.why());
        } else if (answer instanceof EraserAnswer.LaterAt put) {
            return new Attempted(0, Optional.of("put off until " + put.at()), Optional.of(put.at()));
        }
        throw new IllegalStateException("an answer of no known kind");
    }
}
