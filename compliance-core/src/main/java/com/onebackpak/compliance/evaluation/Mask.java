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
    /** A bit for each word that is kept; apart those of the first 64 words, beyond which few policies go. */
    private final long first;

    private final long[] summary;

    /** At which place of those kept the words of each summary begin. */
    private final int[] starts;

    /** Of each word that is kept first what is open, then what is sure. */
    private final long[] words;

    /** The first word, which the targets that conditions ask about have for themselves. */
    private final long targetsOpen;

    private final long targetsSure;

    private Mask(long[] summary, long[] words) {
        this.first = summary[0];
        this.summary = summary;
        this.starts = new int[summary.length];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + Long.bitCount(summary[i - 1]);
        }
        this.words = words;
        this.targetsOpen = openOrNone(0, 1);
        this.targetsSure = sureOrNone(0, 1);
    }

    /**
     * Makes a mask.
     *
     * @param open the rules that are not excluded
     * @param sure those of them that are surely met
     * @param rules how many rules there are
     */
    static Mask of(BitSet open, BitSet sure, int rules) {
        int count = (rules + Long.SIZE - 1) / Long.SIZE;
        long[] allOpen = Arrays.copyOf(open.toLongArray(), count);
        long[] allSure = Arrays.copyOf(sure.toLongArray(), count);
        long[] summary = new long[Math.max(1, (count + Long.SIZE - 1) / Long.SIZE)];
        long[] kept = new long[2 * count];
        int length = 0;
        for (int word = 0; word < count; word++) {
            if (allOpen[word] != 0) {
                summary[word / Long.SIZE] |= 1L << word;
                kept[length++] = allOpen[word];
                kept[length++] = allSure[word];
            }
        }
        return new Mask(summary, Arrays.copyOf(kept, length));
    }

    int summaries() {
        return summary.length;
    }

    long summary(int index) {
        return index == 0 ? first : summary[index];
    }

    /** The rules of a word that are not excluded; the word is named by its bit in a summary, and is kept. */
    long open(int index, long word) {
        return words[place(index, word)];
    }

    long sure(int index, long word) {
        return words[place(index, word) + 1];
    }

    private int place(int index, long word) {
        return 2
                * (index == 0
                        ? Long.bitCount(first & (word - 1))
                        : starts[index] + Long.bitCount(summary[index] & (word - 1)));
    }

    /** The first word of those that are not excluded. */
    long targetsOpen() {
        return targetsOpen;
    }

    /** The first word of those that are surely met. */
    long targetsSure() {
        return targetsSure;
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
        long[] both = new long[2 * kept];
        int length = 0;
        for (int i = 0; i < summary.length; i++) {
            for (long left = summaries[i]; left != 0; left &= left - 1) {
                long word = Long.lowestOneBit(left);
                long open = operator.applyAsLong(openOrNone(i, word), other.openOrNone(i, word));
                if (open == 0) {
                    summaries[i] ^= word;
                } else {
                    both[length++] = open;
                    both[length++] = operator.applyAsLong(sureOrNone(i, word), other.sureOrNone(i, word));
                }
            }
        }
        return new Mask(summaries, Arrays.copyOf(both, length));
    }

    private long openOrNone(int index, long word) {
        return (summary[index] & word) == 0 ? 0 : open(index, word);
    }

    private long sureOrNone(int index, long word) {
        return (summary[index] & word) == 0 ? 0 : sure(index, word);
    }
}
