package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;

/**
 * What the tests of a program come to, each asked when it is needed, and once if it is one of the first that the program
 * numbers. Not thread-safe; of one decision.
 */
final class TestedFacts extends ConditionTruth {
    /** Of an unknown test both bits are set, of one that was not asked for none. */
    private long mayHold;

    private long mayFail;
    private boolean metUnknown;

    TestedFacts(ProcessingRequest request, KnownFacts facts, Instant at, Category category) {
        super(request, facts, at, category);
    }

    /** Begins with another rule. */
    void begin() {
        metUnknown = false;
    }

    /** Whether an unknown test was met in it. */
    boolean metUnknown() {
        return metUnknown;
    }

    boolean may(Program program, int literal) {
        Truth truth = truth(program, literal >> 1);
        if (truth == Truth.UNKNOWN) {
            metUnknown = true;
            return true;
        }
        return truth == wanted(literal);
    }

    boolean surely(Program program, int literal) {
        return truth(program, literal >> 1) == wanted(literal);
    }

    private static Truth wanted(int literal) {
        return (literal & 1) == 0 ? Truth.TRUE : Truth.FALSE;
    }

    private Truth truth(Program program, int test) {
        if (test >= Long.SIZE) {
            return program.test(test).interpret(this).truth();
        }
        long bit = 1L << test;
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
