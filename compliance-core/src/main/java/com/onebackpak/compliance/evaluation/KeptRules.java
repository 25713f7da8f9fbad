package com.onebackpak.compliance.evaluation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** What a sort leaves. */
    private record Kept(long sort, RulesLeft left) {}

    /** The sorts, each near the place that its number gives. */
    private static final class Table {
        private final @Nullable Kept[] kept;
        private final int shift;

        Table(int places) {
            kept = new Kept[places + NEAR];
            shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        }

        int places() {
            return kept.length - NEAR;
        }

        /** Multiplied by the golden ratio, numbers that are near each other or have common factors are spread. */
        int place(long sort) {
            long mixed = sort * 0x9E3779B97F4A7C15L;
            return (int) (((mixed ^ (mixed >>> Integer.SIZE)) * 0x9E3779B97F4A7C15L) >>> shift);
        }

        /** Takes it in, and says whether there was room. */
        boolean put(Kept one) {
            int place = place(one.sort());
            for (int i = place; i < place + NEAR; i++) {
                if (kept[i] == null) {
                    kept[i] = one;
                    return true;
                }
            }
            return false;
        }

        /** One with twice as many places. */
        Table larger() {
            Table larger = new Table(places() * 2);
            for (Kept one : kept) {
                if (one != null) {
                    larger.put(one);
                }
            }
            return larger;
        }
    }

    /** What the requests of a sort leave; null if it is not kept. */
    @Nullable
    RulesLeft find(long sort) {
        Table all = table;
        int place = all.place(sort);
        for (int i = place; i < place + NEAR; i++) {
            Kept found = all.kept[i];
            if (found == null) {
                return null;
            }
            if (found.sort() == sort) {
                return found.left();
            }
        }
        return null;
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
        if (same != null && put(new Kept(sort, same))) {
            return same;
        }
        if (++missed > MOST_MISSED) {
            missed = 0;
            different.clear();
            table = new Table(FEWEST_PLACES);
        }
        return same == null ? left.forgetting() : same;
    }

    private boolean put(Kept one) {
        Table all = table;
        boolean isIn = all.put(one);
        while (!isIn && all.places() < MOST_PLACES) {
            all = all.larger();
            isIn = all.put(one);
            table = all;
        }
        return isIn;
    }
}
