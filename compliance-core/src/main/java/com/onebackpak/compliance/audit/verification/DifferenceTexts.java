package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.TilePath;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Describes differences between entries and stored hashes as problems of the side that is wrong. Not thread-safe. */
final class DifferenceTexts {
    private final LogSource source;
    private final ProblemList problems;
    private final boolean entriesAreRight;
    private final boolean hashesAreRight;
    private final LongPredicate fitsOnlyEntries;
    private final long size;
    private @Nullable Difference pending;

    /**
     * Describes the differences in one log.
     *
     * @param entriesAreRight whether the tree over the entries was signed, and that over the hashes was not
     * @param hashesAreRight whether the tree over the hashes was signed
     * @param fitsOnlyEntries whether the tiles above say that the entries around an index are right and their hashes not
     * @param size that of the latest checkpoint, or -1 where there is none
     */
    DifferenceTexts(
            LogSource source,
            ProblemList problems,
            boolean entriesAreRight,
            boolean hashesAreRight,
            LongPredicate fitsOnlyEntries,
            long size) {
        this.source = source;
        this.problems = problems;
        this.entriesAreRight = entriesAreRight;
        this.hashesAreRight = hashesAreRight;
        this.fitsOnlyEntries = fitsOnlyEntries;
        this.size = size;
    }

    /** Adds the differences to the problems; those of a kind that follow each other as one. */
    void report(Differences differences) {
        for (Difference difference : differences.settled()) {
            difference.forEachPiece(size, this::take);
        }
        reportPending();
        problems.addUnlisted(differences.more());
    }

    private void take(Difference piece) {
        if (problems.isMissing(piece.index(), piece.last())) {
            return;
        }
        Difference settled = piece.as(kind(piece));
        if (pending != null && pending.isContinuedBy(settled)) {
            pending = pending.with(settled);
        } else {
            reportPending();
            pending = settled;
        }
    }

    private Kind kind(Difference piece) {
        if (piece.kind() == Kind.INSERTED && piece.atEnd() && (size < 0 ? entriesAreRight : piece.index() < size)) {
            return Kind.MISSING;
        }
        boolean isBeyond = piece.kind() == Kind.DELETED && size >= 0 && piece.index() >= size;
        if (entriesAreRight || isBeyond || (!hashesAreRight && fitsOnlyEntries.test(piece.index()))) {
            return Kind.TILE_EDITED;
        }
        return piece.kind() == Kind.DELETED && piece.atEnd() ? Kind.TRUNCATED : piece.kind();
    }

    private void reportPending() {
        if (pending == null) {
            return;
        }
        boolean isOfHashes = pending.kind() == Kind.TILE_EDITED || pending.kind() == Kind.MISSING;
        String place = source.place(isOfHashes ? 0 : TilePath.ENTRIES, pending.index());
        problems.add(pending.kind(), place, pending.index(), pending.last(), describe(pending));
        pending = null;
    }

    private String describe(Difference difference) {
        long first = difference.index();
        long last = difference.last();
        boolean one = first == last;
        String entries = one ? "entry " + first : "entries " + first + " to " + last;
        return switch (difference.kind()) {
            case EDITED ->
                entries + (one ? " was" : " were") + " edited: "
                        + (one ? "it does not have the hash" : "they do not have the hashes") + " that was logged";
            case DELETED ->
                entries + (one ? " was" : " were") + " deleted: the "
                        + (one ? "hash is" : "hashes are") + " there, the " + (one ? "entry is" : "entries are")
                        + " not";
            case INSERTED -> entries + (one ? " was" : " were") + " inserted: nothing of the kind was logged";
            case REORDERED ->
                entries + (one ? " was" : " were") + " moved: " + (one ? "it stands" : "they stand")
                        + " in another place than was logged";
            case TRUNCATED ->
                "the entries end after " + first + " of " + (size < 0 ? last + 1 : size) + "; all from " + first
                        + " on are gone";
            case MISSING -> "the " + (one ? "hash" : "hashes") + " of " + entries + (one ? " is" : " are") + " missing";
            default -> "the hashes of " + entries + " are not those of the entries, which are as they were signed";
        };
    }
}
