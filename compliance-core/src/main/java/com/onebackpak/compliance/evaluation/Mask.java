package com.onebackpak.compliance.evaluation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which rules a value of one dimension does not exclude, and which it surely meets: a bit for each rule, in words, of which
 * only those are kept that have a bit, and a bit that says so for each word. So a value that few rules speak of takes little
 * room, and of thousands of rules a decision looks at the few words that none of its values excludes. Immutable.
 */
final class Mask {
    /** Of what is none of a dimension's own. */
    static final int NO_NUMBER = -1;

    /** A bit for each word that is kept; apart those of the first 64 words, beyond which few policies go. */
    private final long first;

    private final long[] summary;

    /** At which place of those kept the words of each summary begin. */
    private final int[] starts;

    /** Of each word that is kept first what is open, then what is sure. */
    private final long[] words;

    /** Which of its dimension's it is; of one that was joined from others {@link #NO_NUMBER}. */
    private final int number;

    private Mask(int number, long[] summary, long[] words) {
        this.number = number;
        this.first = summary[0];
        this.summary = summary;
        this.starts = new int[summary.length];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + Long.bitCount(summary[i - 1]);
        }
        this.words = words;
    }

    /**
     * Makes a mask.
     *
     * @param number which of its dimension's it is
     * @param open the rules that are not excluded
     * @param sure those of them that are surely met
     * @param rules how many rules there are
     */
    static Mask of(int number, BitSet open, BitSet sure, int rules) {
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
        return new Mask(number, summary, Arrays.copyOf(kept, length));
    }

    /** Which of its dimension's it is: what leaves the same rules has the same. */
    int number() {
        return number;
    }

    private long summary(int index) {
        return index == 0 ? first : summary[index];
    }

    /** The words of a summary that all masks keep, of those from one word to before another. */
    private static long common(int index, int from, int to, Mask[] masks) {
        int shift = index * Long.SIZE;
        long words = from <= shift ? -1L : from >= shift + Long.SIZE ? 0 : -1L << (from - shift);
        words &= to <= shift ? 0 : to >= shift + Long.SIZE ? -1L : ~(-1L << (to - shift));
        for (Mask mask : masks) {
            words &= mask.summary(index);
        }
        return words;
    }

    /** Whether any rule is left that no mask excludes, in the words from this one on. */
    static boolean isAnyLeft(int from, Mask... masks) {
        for (int i = from / Long.SIZE; i < masks[0].summary.length; i++) {
            for (long words = common(i, from, Integer.MAX_VALUE, masks); words != 0; words &= words - 1) {
                long word = Long.lowestOneBit(words);
                long open = -1;
                for (Mask mask : masks) {
                    open &= mask.words[mask.place(i, word)];
                }
                if (open != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The rules that no mask excludes, in the words from one to before another, as their bits; negative where one may be met only. */
    static int[] left(int from, int to, Mask... masks) {
        int[] left = new int[Long.BYTES];
        int count = 0;
        for (int i = from / Long.SIZE; i < masks[0].summary.length && i * Long.SIZE < to; i++) {
            for (long words = common(i, from, to, masks); words != 0; words &= words - 1) {
                long word = Long.lowestOneBit(words);
                long open = -1;
                long sure = -1;
                for (Mask mask : masks) {
                    int place = mask.place(i, word);
                    open &= mask.words[place];
                    sure &= mask.words[place + 1];
                }
                int base = (i * Long.SIZE + Long.numberOfTrailingZeros(word)) * Long.SIZE;
                for (; open != 0; open &= open - 1) {
                    if (count == left.length) {
                        left = Arrays.copyOf(left, 2 * count);
                    }
                    int bit = base + Long.numberOfTrailingZeros(open);
                    left[count++] = (sure & Long.lowestOneBit(open)) == 0 ? ~bit : bit;
                }
            }
        }
        return Arrays.copyOf(left, count);
    }

    private int place(int index, long word) {
        return 2
                * (index == 0
                        ? Long.bitCount(first & (word - 1))
                        : starts[index] + Long.bitCount(summary[index] & (word - 1)));
    }

    /** The first word of what no mask excludes. */
    static long targetsOpen(Mask... masks) {
        long open = -1;
        for (Mask mask : masks) {
            open &= mask.openOrNone(0, 1);
        }
        return open;
    }

    /** The first word of what all masks surely meet. */
    static long targetsSure(Mask... masks) {
        long sure = -1;
        for (Mask mask : masks) {
            sure &= mask.sureOrNone(0, 1);
        }
        return sure;
    }

    /** What either of two values does not exclude, and what one of them surely meets. */
    Mask or(Mask other) {
        if (this == other) {
            return this;
        }
        long[] summaries = new long[summary.length];
        int kept = 0;
        for (int i = 0; i < summary.length; i++) {
            summaries[i] = summary[i] | other.summary[i];
            kept += Long.bitCount(summaries[i]);
        }
        long[] both = new long[2 * kept];
        int length = 0;
        for (int i = 0; i < summary.length; i++) {
            for (long left = summaries[i]; left != 0; left &= left - 1) {
                long word = Long.lowestOneBit(left);
                both[length++] = openOrNone(i, word) | other.openOrNone(i, word);
                both[length++] = sureOrNone(i, word) | other.sureOrNone(i, word);
            }
        }
        return new Mask(NO_NUMBER, summaries, both);
    }

    private long openOrNone(int index, long word) {
        return (summary[index] & word) == 0 ? 0 : words[place(index, word)];
    }

    private long sureOrNone(int index, long word) {
        return (summary[index] & word) == 0 ? 0 : words[place(index, word) + 1];
    }
}
