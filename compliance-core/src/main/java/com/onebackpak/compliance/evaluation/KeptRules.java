package com.onebackpak.compliance.evaluation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the sorts of requests that came leave of the rules, as many as there is room for, found without a lock. When there is no
 * more room nothing is kept, so that where each request is of another sort it costs hardly more than a look; and when too
 * many were not found, all is forgotten, so that what is kept is what comes. Thread-safe: what one thread does not see of
 * another's is found out anew, and is the same.
 */
final class KeptRules {
    private static final int FEWEST_PLACES = 64;
    private static final int MOST_PLACES = 1 << 14;

    /** How many places are looked at for a sort. */
    private static final int NEAR = 8;

    /** So many sorts may leave something that no other leaves. */
    private static final int MOST_DIFFERENT = 1024;

    /** So often nothing is found and nothing kept before all is forgotten. */
    private static final int MOST_MISSED = 1 << 16;

    private final Map<RulesLeft, RulesLeft> different = new ConcurrentHashMap<>();

    private Table table = new Table(FEWEST_PLACES);
    private int missed;

    /** The sorts, each near the place that its number gives. One thread writes at a time, others may read meanwhile. */
    private static final class Table {
        private static final int FREE = 0;

        /** Each sort one up; written after what it leaves, so that whoever reads it reads that, too. */
        private final AtomicLongArray sorts;

        private final RulesLeft[] left;
        private final int shift;

        Table(int places) {
            sorts = new AtomicLongArray(places + NEAR);
            left = new RulesLeft[places + NEAR];
            shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        }

        int places() {
            return left.length - NEAR;
        }

        /** Multiplied by the golden ratio, numbers that are near each other or have common factors are spread. */
        private int place(long sort) {
            long mixed = sort * 0x9E3779B97F4A7C15L;
            return (int) (((mixed ^ (mixed >>> Integer.SIZE)) * 0x9E3779B97F4A7C15L) >>> shift);
        }

        /** What a sort leaves; null if it is not here. */
        @Nullable
        RulesLeft find(long sort) {
            int place = place(sort);
            for (int i = place; i < place + NEAR; i++) {
                long found = sorts.getAcquire(i);
                if (found == sort + 1) {
                    return left[i];
                }
                if (found == FREE) {
                    return null;
                }
            }
            return null;
        }

        /** Whether a sort that is not here could be. */
        boolean hasRoom(long sort) {
            int place = place(sort);
            return IntStream.range(place, place + NEAR).anyMatch(i -> sorts.getAcquire(i) == FREE);
        }

        /** Takes it in, and says whether there was room. */
        boolean put(long sort, RulesLeft leaves) {
            int place = place(sort);
            for (int i = place; i < place + NEAR; i++) {
                if (sorts.getPlain(i) == FREE) {
                    left[i] = leaves;
                    sorts.setRelease(i, sort + 1);
                    return true;
                }
            }
            return false;
        }

        /** One with twice as many places. */
        Table larger() {
            Table larger = new Table(places() * 2);
            for (int i = 0; i < left.length; i++) {
                if (sorts.getPlain(i) != FREE) {
                    larger.put(sorts.getPlain(i) - 1, left[i]);
                }
            }
            return larger;
        }
    }

    /** What the requests of a sort leave; null if it is not kept. */
    @Nullable
    RulesLeft find(long sort) {
        return table.find(sort);
    }

    /** Keeps what a sort leaves, and returns it, the same for all that leave the same; where there is no room, to be forgotten. */
    RulesLeft keep(long sort, RulesLeft left) {
        if (sort == Dimensions.UNSORTED) {
            return left.forgetting();
        }
        RulesLeft same = different.get(left);
        if (same == null && different.size() < MOST_DIFFERENT) {
            different.put(left, left);
            same = left;
        }
        if (same != null && put(sort, same)) {
            return same;
        }
        if (++missed > MOST_MISSED) {
            synchronized (different) {
                missed = 0;
                different.clear();
                table = new Table(FEWEST_PLACES);
            }
        }
        return same == null ? left.forgetting() : same;
    }

    private boolean put(long sort, RulesLeft left) {
        Table all = table;
        if (all.places() == MOST_PLACES && !all.hasRoom(sort)) {
            return false; // as it is for most where each is of another sort: those wait for nobody
        }
        synchronized (different) {
            all = table;
            boolean isIn = all.put(sort, left);
            while (!isIn && all.places() < MOST_PLACES) {
                all = all.larger();
                isIn = all.put(sort, left);
                table = all;
            }
            return isIn;
        }
    }
}
