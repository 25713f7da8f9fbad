package com.onebackpak.compliance.situation;

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
        for (FactKey<?> key : FactKeys.PLACED) {
            placed |= names.contains(key.name()) ? 1 << key.place() : 0;
        }
        return new SharedFacts(false, placed, Set.copyOf(names));
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
        return key.place() == FactKey.NO_PLACE
                ? areAll || (!others.isEmpty() && others.contains(key.name()))
                : (placed >>> key.place() & 1) != 0;
    }

    boolean has(String name) {
        return areAll || others.contains(name);
    }
}
