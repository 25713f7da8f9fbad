package com.onebackpak.compliance.store;

import java.util.regex.Pattern;

/**
 * The caller's name for one write to a ledger: written again with the same content it gives the same answer, with other
 * content it is refused. The key of a record's first write is the name of the record. Immutable.
 *
 * <p>It must not be a name, an e-mail address or anything else that tells who somebody is.
 *
 * @param value one to 128 letters, digits and {@code . _ : / -}
 */
public record RecordKey(String value) implements Comparable<RecordKey> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");

    /**
     * Names a write.
     *
     * @throws IllegalArgumentException if the value is not such a key
     */
    public RecordKey {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("a record key must be 1 to 128 letters, digits, '.', '_', ':', '/' and"
                    + " '-', beginning with a letter or digit");
        }
    }

    /** Names a write. */
    public static RecordKey of(String value) {
        return new RecordKey(value);
    }

    @Override
    public int compareTo(RecordKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
