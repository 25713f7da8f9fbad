package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rules that requests leave, and what came of them before: after each test that was asked, depending on what
 * it came to, the test that was asked next, and in the end the verdict, which the truths of the tests alone decide. So what
 * was decided once is decided again by asking the tests and nothing else. What it remembers changes no answer; it is written
 * without a lock, and what another thread does not see is found out anew. Thread-safe; equal to others that leave the same.
 */
final class RulesLeft {
    /** Of requests of one sort that differ in more tests than these what is new is not remembered. */
    private static final int MOST_REMEMBERED = 512;

    /** What it takes where it is kept, beside the numbers of the rules. */
    private static final int BYTES = 72 + Budget.ARRAY + Budget.ENTRY;

    private final Rules rules;

    private final int[] left;

    /** The targets of conditions under which such a request may fall, and those it falls under. */
    private final long mayFall;

    private final long falls;

    private final boolean isBesideOthers;

    /** What is asked first, or the verdict if nothing is. */
    private @Nullable Object begin;

    private int remembered;

    /** Where it is kept with all that is remembered; null if it is not, and then nothing is. */
    private @Nullable KeptRules kept;

    /**
     * Takes what is left.
     *
     * @param left the rules as {@link Mask#left} gives them
     * @param isBesideOthers whether rules of some recipients or agencies may be left beside
     * @param masks of a request that leaves them, with those of its terms and of the kinds of its parties
     */
    RulesLeft(Rules rules, int[] left, boolean isBesideOthers, Mask... masks) {
        this.rules = rules;
        this.left = left;
        this.isBesideOthers = isBesideOthers;
        long targets = rules.targets(left);
        this.mayFall = Mask.targetsOpen(masks) & targets;
        this.falls = Mask.targetsSure(masks) & targets;
    }

    /** A test, asked before what is known next. */
    private static final class Asked {
        private static final int BYTES = 80;

        private final int test;
        private final Condition.Test condition;

        /** The fact itself, where no more is asked than whether it is true. */
        private final @Nullable FactKey<?> flag;

        /** What was asked before, and what it came to. */
        private final @Nullable Asked before;

        private final Truth came;

        /** For what it comes to what is asked next, or the verdict. */
        private @Nullable Object ifTrue;

        private @Nullable Object ifFalse;
        private @Nullable Object ifUnknown;

        Asked(int test, Program program, @Nullable Asked before, Truth came) {
            this.test = test;
            this.condition = program.test(test);
            this.flag = program.flag(test);
            this.before = before;
            this.came = came;
        }

        Truth truth(ConditionTruth facts) {
            Truth known = facts.answer(test);
            return known == null ? facts.keep(test, asked(facts)) : known;
        }

        private Truth asked(ConditionTruth facts) {
            if (flag != null) {
                Object value = facts.facts().find(flag); // a fact of several has several values
                if (value instanceof Boolean known) {
                    return Truth.of(known);
                }
                return value == null
                        ? Truth.UNKNOWN
                        : facts.flag((Condition.Flag) condition, value).truth();
            }
            return condition.interpret(facts).truth();
        }

        /** A test or a verdict; null if this was not met before. */
        @Nullable
        Object next(Truth truth) {
            return truth == Truth.TRUE ? ifTrue : truth == Truth.FALSE ? ifFalse : ifUnknown;
        }

        void remember(Truth truth, Object next) {
            switch (truth) {
                case TRUE -> ifTrue = next;
                case FALSE -> ifFalse = next;
                case UNKNOWN -> ifUnknown = next;
            }
        }
    }

    /** Whether rules of some recipients or agencies may be left beside these. */
    boolean isBesideOthers() {
        return isBesideOthers;
    }

    /** What comes of the rules, as far as possible by what came of them before. */
    Verdict verdict(ConditionTruth facts) {
        Asked last = null;
        Truth truth = Truth.UNKNOWN;
        Object next = begin;
        while (next instanceof Asked asked) {
            last = asked;
            truth = asked.truth(facts);
            next = asked.next(truth);
        }
        return next == null ? remembered(facts, last, truth) : (Verdict) next;
    }

    private Verdict remembered(ConditionTruth facts, @Nullable Asked last, Truth truth) {
        TestedFacts tested = new TestedFacts(facts, mayFall, falls);
        int known = take(tested, last, truth);
        Verdict verdict = rules.verdict(left, tested);
        int added = tested.count() - known;
        if (kept == null || remembered + added > MOST_REMEMBERED) {
            return verdict;
        }
        Verdict shared = kept.keep(verdict, (long) added * Asked.BYTES);
        if (shared == null) {
            return verdict;
        }
        Asked before = last;
        Truth came = truth;
        for (int place = known; place < tested.count(); place++) {
            Asked asked = new Asked(tested.asked(place), rules.program(), before, came);
            remember(before, came, asked);
            before = asked;
            came = tested.came(place);
        }
        remembered += added;
        remember(before, came, shared);
        return shared;
    }

    private void remember(@Nullable Asked before, Truth came, Object next) {
        if (before == null) {
            begin = next;
        } else {
            before.remember(came, next);
        }
    }

    /** What was asked already is not asked again. */
    private static int take(TestedFacts tested, @Nullable Asked last, Truth truth) {
        if (last == null) {
            return 0;
        }
        int before = take(tested, last.before, last.came);
        tested.take(last.test, truth);
        return before + 1;
    }

    /** What it takes where it is kept, without what is remembered later. */
    long bytes() {
        return BYTES + (long) Integer.BYTES * left.length;
    }

    /** Remembers what comes from now on. */
    RulesLeft keptIn(KeptRules rules) {
        kept = rules;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RulesLeft rest
                && rest.mayFall == mayFall
                && rest.falls == falls
                && rest.isBesideOthers == isBesideOthers
                && Arrays.equals(rest.left, left);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(mayFall * 31 + falls) * 31 + Arrays.hashCode(left);
    }
}
