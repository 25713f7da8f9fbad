package com.onebackpak.compliance.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of a record in a ledger: what was said to be so, and when it was learned. Immutable.
 *
 * @param <T> what the ledger holds
 * @param key the record
 * @param version counts the record's versions from 1
 * @param value what was said to be so
 * @param learned when the store learned it, to the microsecond
 * @param entry the entry of the audit log that was written with it
 */
public record Recorded<T>(RecordKey key, int version, T value, Instant learned, UUID entry) {
    /** The same of another value. */
    public <U> Recorded<U> withValue(U other) {
        return new Recorded<>(key, version, other, learned, entry);
    }
}
