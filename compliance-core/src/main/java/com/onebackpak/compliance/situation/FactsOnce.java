package com.onebackpak.compliance.situation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A host's own records as one decision reads them: a fact that several of its parts need is asked for once, so that all of
 * them see the same. For one thread, until nothing but {@link #known} is asked any more.
 */
final class FactsOnce implements KnownFacts {
    /** Stands for the value of what was asked for. */
    private enum Asked {
        NOT_KNOWN
    }

    private final FittingFacts records;
    private final SharedFacts shared;

    /** Names, each before its value, in the order in which they were read; of so few that looking at all is the fastest. */
    private @Nullable Object @Nullable [] read;

    FactsOnce(FittingFacts records, SharedFacts shared) {
        this.records = records;
        this.shared = shared;
    }

    @Override
    public @Nullable Object value(String name) {
        if (!shared.has(name)) {
            return records.value(name);
        }
        int slot = slot(name);
        Object known = at(slot);
        return known == null ? keep(slot, name, records.value(name)) : told(known);
    }

    @Override
    @SuppressWarnings("unchecked") // it was checked to be of the key's type
    public <T> @Nullable T find(FactKey<T> key) {
        if (!shared.has(key)) {
            return records.find(key);
        }
        int slot = slot(key.name());
        Object known = at(slot);
        return (T) (known == null ? keep(slot, key.name(), records.find(key)) : told(known));
    }

    /** The value of a fact, as it was read; of one that was not, as it is now, which is not kept. */
    @Nullable
    Object known(String name) {
        Object known = at(slot(name));
        return known == null ? records.value(name) : told(known);
    }

    /** Where a fact's name stands, or where it is to. */
    private int slot(String name) {
        @Nullable Object[] all = read;
        int slot = 0;
        while (all != null && slot < all.length && all[slot] != null && !name.equals(all[slot])) {
            slot += 2;
        }
        return slot;
    }

    /** What was kept there, if anything was. */
    private @Nullable Object at(int slot) {
        @Nullable Object[] all = read;
        return all == null || slot == all.length ? null : all[slot + 1];
    }

    private static @Nullable Object told(Object kept) {
        return kept == Asked.NOT_KNOWN ? null : kept;
    }

    private @Nullable Object keep(int slot, String name, @Nullable Object value) {
        @Nullable Object[] all = read;
        if (all == null) {
            all = new Object[4];
        } else if (slot == all.length) {
            all = Arrays.copyOf(all, 2 * slot);
        }
        all[slot] = name;
        all[slot + 1] = value == null ? Asked.NOT_KNOWN : value;
        read = all;
        return value;
    }
}
