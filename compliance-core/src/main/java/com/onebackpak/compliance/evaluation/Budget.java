package com.onebackpak.compliance.evaluation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes an evaluator may take for all that it remembers. Whatever is kept is charged before with what it takes at
 * most, which is where references are of the full width; what there is no room for is not kept; and when that was so too
 * often, all is forgotten, so that what is kept is what comes. Thread-safe.
 */
final class Budget {
    /** What an evaluator has. */
    static final long BYTES = 64L << 20;

    /** What an array of whole numbers takes beside them, and an entry of a map with its share of the map's table. */
    static final int ARRAY = 24;

    static final int ENTRY = 72;

    /** So often there is no room before all is forgotten. */
    private static final int MOST_REFUSED = 1 << 16;

    private final long bytes;
    private final List<KeptRules> spending = new CopyOnWriteArrayList<>();
    private final AtomicLong spent = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();

    Budget(long bytes) {
        this.bytes = bytes;
    }

    /** What keeps rules within this budget. */
    KeptRules keptRules() {
        KeptRules kept = new KeptRules(this);
        spending.add(kept);
        return kept;
    }

    /** Whether there is room, as far as others do not take it meanwhile. */
    boolean hasRoom(long more) {
        return spent.get() + more <= bytes;
    }

    /** Takes so many bytes if there is room, and says whether there was. */
    boolean take(long more) {
        boolean isRoom = spent.addAndGet(more) <= bytes;
        if (!isRoom) {
            giveBack(more);
        }
        return isRoom;
    }

    void giveBack(long taken) {
        spent.addAndGet(-taken);
    }

    /** There was no room. Called where nothing is locked. */
    void refused() {
        if (refused.incrementAndGet() > MOST_REFUSED) {
            refused.set(0);
            spending.forEach(KeptRules::forget);
        }
    }
}
