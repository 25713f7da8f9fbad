package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import java.util.Arrays;

/** Rules in the order of the bits of their masks. Immutable. */
final class Rules {
    private final int[] nothing = {};
    private final Program program;
    private final int[] starts;
    private final int[] numbers;
    private final boolean[] forbid;

    /** For each rule the bits of the targets that it asks about. */
    private final long[] targets;

    /**
     * Takes rules.
     *
     * @param program what they ask beside their dimensions
     * @param starts for each rule where that begins
     * @param numbers for each rule its number in the order of the policies
     * @param forbid for each rule whether it forbids
     */
    Rules(Program program, int[] starts, int[] numbers, boolean[] forbid) {
        this.program = program;
        this.starts = starts;
        this.numbers = numbers;
        this.forbid = forbid;
        this.targets = program.targets(starts);
    }

    /** What they ask beside their dimensions. */
    Program program() {
        return program;
    }

    /** The bits of the targets about which those ask that are left. */
    long targets(int[] left) {
        long all = 0;
        for (int bit : left) {
            all |= targets[rule(bit)];
        }
        return all;
    }

    /** The first word are the targets. */
    private static int rule(int bit) {
        return Math.max(bit, ~bit) - Long.SIZE;
    }

    /**
     * What those say that are left.
     *
     * @param left the rules as {@link Mask#left} gives them
     */
    Verdict verdict(int[] left, TestedFacts facts) {
        int[] spoken = nothing;
        int length = 0;
        for (int bit : left) {
            int rule = rule(bit);
            Truth truth = program.truth(starts[rule], facts);
            if (truth != Truth.FALSE) {
                boolean isSure = truth == Truth.TRUE && bit >= 0;
                if (length == spoken.length) {
                    spoken = Arrays.copyOf(spoken, Math.max(2, 2 * length));
                }
                spoken[length++] = Verdict.saying(numbers[rule], forbid[rule], isSure);
            }
        }
        return Verdict.of(spoken, length);
    }
}
