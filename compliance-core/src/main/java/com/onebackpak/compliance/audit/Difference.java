package com.onebackpak.compliance.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where the entries and the stored hashes of leaves do not go together.
 *
 * @param kind {@code EDITED}, {@code DELETED}, {@code INSERTED} or {@code REORDERED}
 * @param index of the hash in the log, or, of an entry that was inserted, of that
 * @param lost the hash that no entry has here
 * @param found the hash of the entry that has another here
 * @param atEnd whether it belongs to what one of both has more at its end
 */
record Difference(
        LogProblem.Kind kind,
        long index,
        @Nullable TreeHash lost,
        @Nullable TreeHash found,
        boolean atEnd) {
    Difference as(LogProblem.Kind other) {
        return new Difference(other, index, lost, found, atEnd);
    }
}
