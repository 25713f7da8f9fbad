package com.onebackpak.compliance.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongBinaryOperator;

/**
 * Which rules a value of one dimension does not exclude, and which it surely meets: a bit for each rule, in words, of which
 * only those are kept that have a bit, and a bit that says so for each word. So a value that few rules speak of takes little
 * room, and of thousands of rules a decision looks at the few words that none of its values excludes. Immutable.
 */
final class Mask {
    /** A bit for each word that is kept. */
    private final long[] summary;

    /** At which place of those kept the words of each summary begin. */
    private final int[] starts;

    private final long[] open;
    private final long[] sure;

    private Mask(long[] summary, int[] starts, long[] open, long[] sure) {
        this.summary = summary;
        this.starts = starts;
        this.open = open;
        this.sure = sure;
    }

    /**
     * Makes a mask.
     *
     * @param open the rules that are not excluded
     * @param sure those of them that are surely met
     * @param rules how many rules there are
     */
    static Mask of(BitSet open, BitSet sure, int rules) {
        int words = (rules + Long.SIZE - 1) / Long.SIZE;
        int summaries = Math.max(1, (words + Long.SIZE - 1) / Long.SIZE);
        long[] allOpen = Arrays.copyOf(open.toLongArray(), words);
        long[] allSure = Arrays.copyOf(sure.toLongArray(), words);
        long[] summary = new long[summaries];
        long[] keptOpen = new long[words];
        long[] keptSure = new long[words];
        int kept = 0;
        for (int word = 0; word < words; word++) {
            if (allOpen[word] != 0) {
                summary[word / Long.SIZE] |= 1L << word;
                keptOpen[kept] = allOpen[word];
                keptSure[kept] = allSure[word];
                kept++;
            }
        }
        return new Mask(summary, starts(summary), Arrays.copyOf(keptOpen, kept), Arrays.copyOf(keptSure, kept));
    }

    int summaries() {
        return summary.length;
    }

    long summary(int index) {
        return summary[index];
    }

    /** The rules of a word that are not excluded; the word is named by its bit in a summary, and is kept. */
    long open(int index, long word) {
        return open[place(index, word)];
    }

    long sure(int index, long word) {
        return sure[place(index, word)];
    }

    private int place(int index, long word) {
        return starts[index] + Long.bitCount(summary[index] & (word - 1));
    }

    /** The first word of those that are not excluded. */
    long firstOpen() {
        return openOrNone(0, 1);
    }

    /** The first word of those that are surely met. */
    long firstSure() {
        return sureOrNone(0, 1);
    }

    /** What either of two values does not exclude, and what one of them surely meets. */
    Mask or(Mask other) {
        return this == other ? this : combined(other, (one, another) -> one | another);
    }

    /** What neither of two values excludes, and what both surely meet. */
    Mask and(Mask other) {
        return this == other ? this : combined(other, (one, another) -> one & another);
    }

    private Mask combined(Mask other, LongBinaryOperator operator) {
        long[] summaries = new long[summary.length];
        int kept = 0;
        for (int i = 0; i < summary.length; i++) {
            summaries[i] = operator.applyAsLong(summary[i], other.summary[i]);
            kept += Long.bitCount(summaries[i]);
        }
        long[] bothOpen = new long[kept];
        long[] bothSure = new long[kept];
        int at = 0;
        for (int i = 0; i < summary.length; i++) {
            for (long left = summaries[i]; left != 0; left &= left - 1) {
                long word = Long.lowestOneBit(left);
                bothOpen[at] = operator.applyAsLong(openOrNone(i, word), other.openOrNone(i, word));
                bothSure[at] = operator.applyAsLong(sureOrNone(i, word), other.sureOrNone(i, word));
                if (bothOpen[at] == 0) {
                    summaries[i] ^= word;
                } else {
                    at++;
                }
            }
        }
        return new Mask(summaries, starts(summaries), Arrays.copyOf(bothOpen, at), Arrays.copyOf(bothSure, at));
    }

    private static int[] starts(long... summaries) {
        int[] starts = new int[summaries.length];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + Long.bitCount(summaries[i - 1]);
        }
        return starts;
    }

    private long openOrNone(int index, long word) {
        return (summary[index] & word) == 0 ? 0 : open(index, word);
    }

    private long sureOrNone(int index, long word) {
        return (summary[index] & word) == 0 ? 0 : sure(index, word);
    }
}
