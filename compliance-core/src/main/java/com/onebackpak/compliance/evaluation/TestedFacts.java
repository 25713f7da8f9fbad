package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import java.util.Arrays;

/**
 * What the tests of a program come to, each asked when it is needed, and once if it is one of the first that the program
 * numbers. Not thread-safe; of one decision.
 */
final class TestedFacts {
    private final ConditionTruth facts;

    /** The targets under which the request may fall, of those that tests ask about most; and those it falls under. */
    private final long mayFall;

    private final long falls;

    /** Of an unknown test both bits are set, of one that was not asked for none. */
    private long mayHold;

    private long mayFail;

    /** The first tests that were asked, in this order. */
    private byte[] asked = new byte[Long.BYTES];

    private int count;
    private boolean areOthersAsked;

    TestedFacts(ConditionTruth facts, long mayFall, long falls) {
        this.facts = facts;
        this.mayFall = mayFall;
        this.falls = falls;
    }

    /** What a test of the program comes to. */
    Truth truth(Program program, int test) {
        long bit = 1L << test;
        if (test < Long.SIZE) {
            return truth(mayFall & bit, ~falls & bit);
        }
        if (!Program.isOfFirst(test)) {
            areOthersAsked = true;
            return program.test(test).interpret(facts).truth();
        }
        if (((mayHold | mayFail) & bit) == 0) {
            take(test, program.test(test).interpret(facts).truth());
        }
        return truth(test);
    }

    /** What one of the first tests that was asked came to. */
    Truth truth(int test) {
        return truth(mayHold & (1L << test), mayFail & (1L << test));
    }

    private static Truth truth(long mayBe, long mayNotBe) {
        return mayBe == 0 ? Truth.FALSE : mayNotBe == 0 ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** Takes it that one of the first tests comes to this. */
    void take(int test, Truth truth) {
        mayHold |= truth == Truth.FALSE ? 0 : 1L << test;
        mayFail |= truth == Truth.TRUE ? 0 : 1L << test;
        if (count == asked.length) {
            asked = Arrays.copyOf(asked, 2 * count);
        }
        asked[count++] = (byte) test;
    }

    /** Which test was asked at a place in the order; beyond the last, {@link Program#NONE}. */
    int asked(int place) {
        return place < count ? asked[place] : Program.NONE;
    }

    /** Whether any test was asked that is not one of the first. */
    boolean areOthersAsked() {
        return areOthersAsked;
    }
}
