package com.onebackpak.compliance.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by text, for looking up many times what never changes: one array, no boxes, and texts that are the same object are
 * not compared. Immutable if the values are.
 *
 * @param <V> a value
 */
public final class TextTable<V> {
    /** A text and its value in turns, with gaps. */
    private final @Nullable Object[] slots;

    private final int mask;

    /** Copies what is given. */
    public TextTable(Map<String, ? extends V> values) {
        int size = Integer.highestOneBit(Math.max(1, values.size() * 2 - 1)) * 2;
        this.slots = new Object[size * 2];
        this.mask = size - 1;
        values.forEach((text, value) -> {
            int slot = slot(text);
            while (slots[slot] != null) {
                slot = next(slot);
            }
            slots[slot] = text;
            slots[slot + 1] = value;
        });
    }

    /** The value of a text; null if there is none. */
    @SuppressWarnings("unchecked") // beside each text stands its value
    public @Nullable V get(String text) {
        int slot = slot(text);
        for (Object found = slots[slot]; found != null; found = slots[slot]) {
            if (found == text || text.equals(found)) {
                return (V) slots[slot + 1];
            }
            slot = next(slot);
        }
        return null;
    }

    private int slot(String text) {
        int hash = text.hashCode();
        return ((hash ^ (hash >>> 16)) & mask) << 1;
    }

    private int next(int slot) {
        return (slot + 2) & (slots.length - 1); // a power of two
    }
}
