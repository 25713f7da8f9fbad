package com.onebackpak.compliance.situation;

import java.util.HashSet;
import java.util.Set;

/**
 * The facts that several parts of a decision read, so that what a host's own records tell of them must be kept from the first
 * to the last. Immutable, thread-safe.
 */
public final class SharedFacts {
    private static final SharedFacts ALL = new SharedFacts(true, -1, Set.of());

    private final boolean areAll;

    /** Those that have a place of their own, by bit. */
    private final int placed;

    /** Those that have none; few decisions read one of these twice. */
    private final Set<String> others;

    private SharedFacts(boolean areAll, int placed, Set<String> others) {
        this.areAll = areAll;
        this.placed = placed;
        this.others = others;
    }

    /** Any fact may be. */
    public static SharedFacts all() {
        return ALL;
    }

    /** These are, and no others. */
    public static SharedFacts of(Set<String> names) {
        int placed = 0;
        Set<String> others = new HashSet<>();
        for (String name : names) {
            int place = FactKeys.place(name);
            if (place == FactKey.NO_PLACE) {
                others.add(name);
            } else {
                placed |= 1 << place;
            }
        }
        return new SharedFacts(false, placed, Set.copyOf(others));
    }

    /**
     * The facts for one decision, by one thread: of what is known each of these facts is asked for once, and nothing is known
     * of one where that throws, or gives a value that the fact cannot have. By this every decision reads facts.
     */
    public KnownFacts of(KnownFacts known) {
        if (known instanceof Facts) {
            return known;
        }
        return new FactsOnce(known instanceof FittingFacts fitting ? fitting : FittingFacts.of(known), this);
    }

    boolean has(FactKey<?> key) {
        return has(key.place(), key.name());
    }

    boolean has(String name) {
        return has(FactKeys.place(name), name);
    }

    private boolean has(int place, String name) {
        return place == FactKey.NO_PLACE
                ? areAll || (!others.isEmpty() && others.contains(name))
                : (placed >>> place & 1) != 0;
    }
}
