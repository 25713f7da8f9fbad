package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of a program come to, each asked when it is needed, and once if it is one of the first that the program
 * numbers. Not thread-safe; of one decision.
 */
final class TestedFacts extends ConditionTruth {
    /** The targets under which the request may fall, of those that tests ask about most; and those it falls under. */
    private final long mayFall;

    private final long falls;

    /** Of an unknown test both bits are set, of one that was not asked for none. */
    private long mayHold;

    private long mayFail;

    TestedFacts(
            ProcessingRequest request,
            KnownFacts facts,
            Instant at,
            Category category,
            @Nullable Purpose purpose,
            long mayFall,
            long falls) {
        super(request, facts, at, category, purpose);
        this.mayFall = mayFall;
        this.falls = falls;
    }

    /** What a test of the program comes to. */
    Truth truth(Program program, int test) {
        long bit = 1L << test;
        if (test < Long.SIZE) {
            return (mayFall & bit) == 0 ? Truth.FALSE : (falls & bit) == 0 ? Truth.UNKNOWN : Truth.TRUE;
        }
        if (test >= 2 * Long.SIZE) {
            return program.test(test).interpret(this).truth();
        }
        if (((mayHold | mayFail) & bit) == 0) {
            Truth truth = program.test(test).interpret(this).truth();
            mayHold |= truth == Truth.FALSE ? 0 : bit;
            mayFail |= truth == Truth.TRUE ? 0 : bit;
            return truth;
        }
        if ((mayHold & bit) == 0) {
            return Truth.FALSE;
        }
        return (mayFail & bit) == 0 ? Truth.TRUE : Truth.UNKNOWN;
    }
}
