package com.onebackpak.compliance.audit.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** Ascending indexes as ranges, at most so many; what exceeds them is only remembered to have been. Not thread-safe. */
final class IndexRanges {
    private static final int MAX_RANGES = 1000;

    private final List<long[]> ranges = new ArrayList<>();

    IndexRanges() {}

    private IndexRanges(List<long[]> ranges) {
        ranges.forEach(range -> this.ranges.add(range.clone()));
    }

    IndexRanges copy() {
        return new IndexRanges(ranges);
    }

    void add(long index) {
        long[] last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (last != null && (last[1] == index - 1 || ranges.size() == MAX_RANGES)) {
            last[1] = index;
        } else {
            ranges.add(new long[] {index, index});
        }
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean contains(long index) {
        return ranges.stream().anyMatch(range -> range[0] <= index && index <= range[1]);
    }

    long first() {
        return ranges.get(0)[0];
    }

    /** The ranges, from first to last, both included. */
    List<long[]> ranges() {
        return ranges;
    }

    /** The ranges of those indexes that a condition holds for. */
    IndexRanges where(LongPredicate condition) {
        IndexRanges fitting = new IndexRanges();
        for (long[] range : ranges) {
            for (long index = range[0]; index <= range[1]; index++) {
                if (condition.test(index)) {
                    fitting.add(index);
                }
            }
        }
        return fitting;
    }
}
