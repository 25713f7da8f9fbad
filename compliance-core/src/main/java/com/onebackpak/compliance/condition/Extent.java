package com.onebackpak.compliance.condition;

import java.util.List;
import java.util.stream.Stream;

/**
 * How deep and how large conditions may be: within these bounds they can be judged, written to a file and read again,
 * and none of it overflows a stack or goes on for ever. Has no state.
 */
public final class Extent {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_PARTS = 10_000;
    private static final int MAX_PARTS_TOGETHER = 1_000_000;

    private Extent() {}

    /** Refuses to combine parts of which too large a condition would be made. */
    static void check(List<Condition> parts) {
        int size = 1;
        for (Condition part : parts) {
            if (depth(part) >= MAX_DEPTH) {
                throw new IllegalArgumentException("a condition must not nest deeper than " + MAX_DEPTH + " levels");
            }
            size += size(part);
            if (size > MAX_PARTS) {
                throw new IllegalArgumentException("a condition must not have more than " + MAX_PARTS + " parts");
            }
        }
    }

    /** Refuses conditions that are too large together, as a policy that writes all of them out would be. */
    public static void checkTogether(Stream<Condition> conditions) {
        long size = conditions.mapToLong(Extent::size).sum();
        if (size > MAX_PARTS_TOGETHER) {
            throw new IllegalArgumentException(
                    "the conditions of a policy must not have more than " + MAX_PARTS_TOGETHER + " parts together");
        }
    }

    private static int depth(Condition condition) {
        return 1 + condition.parts().stream().mapToInt(Extent::depth).max().orElse(0);
    }

    /** A part that occurs twice counts twice: that is how often it is looked at. */
    private static int size(Condition condition) {
        return 1 + condition.parts().stream().mapToInt(Extent::size).sum();
    }
}
