package com.onebackpak.compliance.evaluation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the sorts of requests that came leave of the rules, and the verdicts that came of it, as many as there is room for, found
 * without a lock. When there is no more room nothing is kept, so that where each request is of another sort it costs hardly more
 * than a look; and when too many were not found, all is forgotten, so that what is kept is what comes. Thread-safe: what one
 * thread does not see of another's is found out anew, and is the same.
 */
final class KeptRules {
    private static final int FEWEST_PLACES = 64;
    private static final int MOST_PLACES = 1 << 14;

    /** How many places are looked at for a sort. */
    private static final int NEAR = 8;

    /** So often nothing is found and nothing kept before all is forgotten. */
    private static final int MOST_MISSED = 1 << 16;

    private final Budget budget;
    private final AtomicInteger missed = new AtomicInteger();
    private volatile Map<RulesLeft, RulesLeft> different = new ConcurrentHashMap<>();
    private volatile Map<Verdict, Verdict> verdicts = new ConcurrentHashMap<>();
    private Table table = new Table(FEWEST_PLACES);

    /** What of the budget is taken for these. */
    private long taken;

    KeptRules(Budget budget) {
        this.budget = budget;
    }

    /** The sorts, each near the place that its number gives. One thread writes at a time, others may read meanwhile. */
    private static final class Table {
        private static final int FREE = 0;

        /** The bytes of a place: a sort, and a reference. */
        private static final int PLACE = 2 * Long.BYTES;

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

        long bytes() {
            return (long) PLACE * left.length;
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

        /** Takes it in if there is room. */
        void put(long sort, RulesLeft leaves) {
            int place = place(sort);
            for (int i = place; i < place + NEAR; i++) {
                if (sorts.getPlain(i) == FREE) {
                    left[i] = leaves;
                    sorts.setRelease(i, sort + 1);
                    return;
                }
            }
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

    /** Keeps what a sort leaves, and returns it, the same for all that leave the same; where there is no room, what is given. */
    RulesLeft keep(long sort, RulesLeft left) {
        if (sort == Dimensions.UNSORTED) {
            return left;
        }
        RulesLeft same = different.get(left);
        boolean isPlace = table.places() < MOST_PLACES || table.hasRoom(sort);
        if (same == null ? budget.hasRoom(left.bytes()) : isPlace) { // the others wait for nobody
            same = put(sort, left);
        }
        if (same == null) {
            budget.refused();
        }
        if (table.find(sort) == null && missed.incrementAndGet() > MOST_MISSED) {
            forget();
        }
        return same == null ? left : same;
    }

    /** What is left, kept with its sort if there is a place for that; null if there is no room. */
    private synchronized @Nullable RulesLeft put(long sort, RulesLeft left) {
        RulesLeft same = different.get(left);
        if (same == null) {
            if (!take(left.bytes())) {
                return null;
            }
            same = left.keptIn(this);
            different.put(same, same);
        }
        while (!table.hasRoom(sort) && table.places() < MOST_PLACES && take(table.bytes())) {
            table = table.larger();
        }
        if (table.find(sort) == null) { // another thread was faster
            table.put(sort, same);
        }
        return same;
    }

    /**
     * Keeps a verdict, and returns it, the same for all that are equal; where there is no room, nothing.
     *
     * @param beside for how many bytes there must be room beside, which are taken as well
     */
    @Nullable
    Verdict keep(Verdict verdict, long beside) {
        Verdict same = verdicts.get(verdict);
        if (budget.hasRoom(same == null ? beside + verdict.bytes() : beside)) {
            synchronized (this) {
                same = verdicts.get(verdict);
                if (take(same == null ? beside + verdict.bytes() : beside)) {
                    if (same == null) {
                        same = verdict.trimmed();
                        verdicts.put(same, same);
                    }
                    return same;
                }
            }
        }
        budget.refused();
        return null;
    }

    private synchronized boolean take(long bytes) {
        boolean isTaken = budget.take(bytes);
        taken += isTaken ? bytes : 0;
        return isTaken;
    }

    /** What was kept may still be used, and is not found again. */
    synchronized void forget() {
        missed.set(0);
        different = new ConcurrentHashMap<>();
        verdicts = new ConcurrentHashMap<>();
        table = new Table(FEWEST_PLACES);
        budget.giveBack(taken);
        taken = 0;
    }
}
