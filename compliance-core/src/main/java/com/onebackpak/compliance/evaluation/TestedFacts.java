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

    /** The tests that were asked, in this order, and what each came to. */
    private int[] asked = new int[Long.BYTES];

    private Truth[] came = new Truth[Long.BYTES];
    private int count;

    /** How many of them the program has asked; what it asks next may have been asked before it began. */
    private int answered;

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
            return next(program, test);
        }
        if (((mayHold | mayFail) & bit) == 0) {
            Truth truth = next(program, test);
            mayHold |= truth == Truth.FALSE ? 0 : bit;
            mayFail |= truth == Truth.TRUE ? 0 : bit;
        }
        return truth(mayHold & bit, mayFail & bit);
    }

    private Truth next(Program program, int test) {
        if (answered == count) {
            Truth known = facts.answer(test);
            take(
                    test,
                    known == null
                            ? facts.keep(
                                    test, program.test(test).interpret(facts).truth())
                            : known);
        }
        return came[answered++];
    }

    private static Truth truth(long mayBe, long mayNotBe) {
        return mayBe == 0 ? Truth.FALSE : mayNotBe == 0 ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** Takes it that the test which the program asks after those that were taken comes to this. */
    void take(int test, Truth truth) {
        if (count == asked.length) {
            asked = Arrays.copyOf(asked, 2 * count);
            came = Arrays.copyOf(came, 2 * count);
        }
        asked[count] = test;
        came[count++] = truth;
    }

    /** How many tests were asked. */
    int count() {
        return count;
    }

    /** Which test was asked at a place in the order. */
    int asked(int place) {
        return asked[place];
    }

    /** What it came to. */
    Truth came(int place) {
        return came[place];
    }
}
