package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries and the stored hashes of leaves do not go together.
 *
 * @param kind {@code EDITED}, {@code DELETED}, {@code INSERTED} or {@code REORDERED}
 * @param index of the hash in the log, or, of an entry that was inserted, of that
 * @param last of several that follow each other, the index of the last
 * @param lost the hash that no entry has here; of one index only
 * @param found the hash of the entry that has another here; of one index only
 * @param atEnd whether it belongs to what one of both has more at its end
 */
record Difference(
        LogProblem.Kind kind,
        long index,
        long last,
        @Nullable TreeHash lost,
        @Nullable TreeHash found,
        boolean atEnd) {
    Difference as(LogProblem.Kind other) {
        return new Difference(other, index, last, lost, found, atEnd);
    }

    /** Whether the other one is of the same kind and follows this one. */
    boolean isContinuedBy(Difference next) {
        return kind == next.kind && atEnd == next.atEnd && last + 1 == next.index;
    }

    /** This one and the other that continues it, as one. */
    Difference with(Difference next) {
        return new Difference(kind, index, next.last, null, null, atEnd);
    }

    /** Divides it at the borders of tiles and at the size of the log. */
    void forEachPiece(long size, Consumer<Difference> consumer) {
        long from = index;
        long to;
        do {
            to = Math.min(last, from | (TilePath.FULL - 1));
            to = from < size && size <= to ? size - 1 : to;
            consumer.accept(new Difference(kind, from, to, lost, found, atEnd));
            from = to + 1;
        } while (to < last);
    }
}
