package com.onebackpak.compliance.store;

import com.onebackpak.compliance.ledger.StoredInstants;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in what is read page by page: behind everything up to a time and a key. Its text can be handed out and read
 * again, in a link to the next page, say; it names nobody. Immutable.
 *
 * @param time the time of what was read last, to the microsecond
 * @param key its key, or its id: up to 128 letters, digits and {@code . _ : / -}
 */
public record Cursor(Instant time, String key) implements Comparable<Cursor> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._:/-]{0,128}");

    /** Before everything. */
    public static final Cursor START = new Cursor(StoredInstants.FIRST, "");

    /**
     * Cuts the time to the microsecond, and moves it into the years that stores keep.
     *
     * @throws IllegalArgumentException if no record and no decision can have that key
     */
    public Cursor {
        if (!SYNTAX.matcher(key).matches()) {
            throw refusal(null);
        }
        time = StoredInstants.latestBy(time);
    }

    /**
     * Reads what {@link #toString} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Cursor parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw refusal(null);
        }
        try {
            return new Cursor(Instant.parse(text.substring(0, slash)), text.substring(slash + 1));
        } catch (DateTimeParseException e) {
            throw refusal(e);
        }
    }

    private static IllegalArgumentException refusal(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "a place in pages must be an instant, a slash and a key, as it was handed out", cause);
    }

    /** By time, and of one time by key. */
    @Override
    public int compareTo(Cursor other) {
        int byTime = time.compareTo(other.time);
        return byTime != 0 ? byTime : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return time + "/" + key;
    }
}
