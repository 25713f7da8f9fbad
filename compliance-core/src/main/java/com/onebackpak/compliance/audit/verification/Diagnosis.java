package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.TilePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says what was done to a log, from which of the two trees, that over the entries and that over the stored hashes, is
 * the one that was signed.
 */
final class Diagnosis {

    private final LogSource source;
    private final Optional<KnownCheckpoint> latest;
    private final KnownCheckpoints checkpoints;
    private final CandidateTree ofEntries;
    private final CandidateTree ofHashes;
    private final List<StoredLevel> levels;
    private final ProblemList problems;

    Diagnosis(
            LogSource source,
            Optional<KnownCheckpoint> latest,
            KnownCheckpoints checkpoints,
            CandidateTrees trees,
            List<StoredLevel> levels,
            ProblemList problems) {
        this.source = source;
        this.latest = latest;
        this.checkpoints = checkpoints;
        this.ofEntries = trees.ofEntries();
        this.ofHashes = trees.ofHashes();
        this.levels = levels;
        this.problems = problems;
    }

    /**
     * Adds what was done to the problems.
     *
     * @param entries how many entries there are
     * @param hashes how many hashes of leaves there are
     * @return how many earlier checkpoints the log fits
     */
    long report(Differences differences, long entries, long hashes) {
        reportLaterCheckpoints();
        KnownCheckpoint target = latest.or(checkpoints::last).orElse(null);
        boolean entriesFit = target != null && ofEntries.fits(target);
        boolean hashesFit = target != null && ofHashes.fits(target);
        CandidateTree tree = entriesFit && !hashesFit ? ofEntries : ofHashes;
        long size = latest.map(KnownCheckpoint::size).orElse(-1L);
        new DifferenceTexts(source, problems, tree == ofEntries, hashesFit, this::fitsOnlyEntries, size)
                .report(differences);
        if (target != null && (entriesFit || hashesFit)) {
            reportForks(tree, target);
        } else if (target != null) {
            reportReplaced(target, entries, hashes);
        }
        if (latest.isPresent()) {
            reportSurplus(Math.min(entries, hashes), latest.get().size());
        }
        reportTiles(tree, entriesFit || hashesFit || target == null);
        if (!(entriesFit && hashesFit) && problems.isEmpty()) {
            problems.add(Kind.EDITED, source.name(), "the log is not the one that was signed");
        }
        return tree.fitting();
    }

    private void reportLaterCheckpoints() {
        long ordinal = Math.min(ofEntries.nextCheckpoint(), ofHashes.nextCheckpoint());
        for (Optional<KnownCheckpoint> known = checkpoints.get(ordinal); known.isPresent(); ) {
            KnownCheckpoint checkpoint = known.get();
            latest.filter(l -> l.size() < checkpoint.size())
                    .ifPresent(l -> problems.add(
                            Kind.ROLLED_BACK,
                            l.place(),
                            "it is of size " + l.size() + ", but " + checkpoint.place() + " is of size "
                                    + checkpoint.size()));
            checkpoints.forgetBefore(ordinal);
            known = checkpoints.get(++ordinal);
        }
    }

    /** Whether, in the tile that this leaf belongs to, the stored hash of the tile is that of the entries only. */
    private boolean fitsOnlyEntries(long index) {
        long tile = index >>> TilePath.HEIGHT;
        return tile < ofEntries.subtrees(1)
                && tile < ofHashes.subtrees(1)
                && !ofEntries.unlike(1).contains(tile)
                && !ofEntries.missing(1).contains(tile)
                && ofHashes.unlike(1).contains(tile);
    }

    private void reportForks(CandidateTree tree, KnownCheckpoint target) {
        for (KnownCheckpoint other : tree.unfit()) {
            if (other.size() <= target.size() && !problems.contains(Kind.FORKED, other.place())) {
                problems.add(
                        Kind.FORKED,
                        other.place(),
                        "the key signed another history of the first " + other.size() + " entries than that of "
                                + target.place());
            }
        }
    }

    /** Neither tree was signed: narrows down what was replaced together with its hashes. */
    private void reportReplaced(KnownCheckpoint target, long entries, long hashes) {
        if (problems.list().stream().anyMatch(Diagnosis::isMissingLeaves)) {
            return;
        }
        long size = target.size();
        IndexRanges tiles = ofHashes.unlike(1).where(tile -> !isExplained(tile));
        if (entries == hashes && entries < size) {
            if (tiles.isEmpty()) {
                reportFewerEntries(entries, size);
            } else {
                reportWithinTile(
                        Kind.DELETED,
                        tiles.first(),
                        size,
                        (size - entries) + " entries were deleted with their hashes");
            }
        } else if (entries == hashes && entries > size && !tiles.isEmpty()) {
            reportWithinTile(
                    Kind.INSERTED, tiles.first(), size, (entries - size) + " entries were inserted with their hashes");
        } else if (!tiles.isEmpty()) {
            for (long[] range : tiles.ranges()) {
                long first = range[0] << TilePath.HEIGHT;
                long last = Math.min(((range[1] + 1) << TilePath.HEIGHT), size) - 1;
                problems.add(
                        Kind.EDITED,
                        source.place(TilePath.ENTRIES, first),
                        first,
                        last,
                        "among the entries " + first + " to " + last + ", some were edited together with their hashes");
            }
        } else if (problems.list().stream().noneMatch(Diagnosis::isOfContent)) {
            reportBetweenCheckpoints(size);
        }
    }

    /** What follows upon missing files stands in another place of both trees, and means nothing. */
    private static boolean isMissingLeaves(LogProblem problem) {
        return problem.kind() == Kind.MISSING && isOfContent(problem);
    }

    private static boolean isOfContent(LogProblem problem) {
        return problem.first().isPresent();
    }

    private boolean isExplained(long tile) {
        long first = tile << TilePath.HEIGHT;
        long last = first + TilePath.FULL - 1;
        return problems.list().stream()
                .anyMatch(problem -> problem.first().isPresent()
                        && problem.first().getAsLong() <= last
                        && problem.last().orElse(first) >= first);
    }

    private void reportWithinTile(Kind kind, long tile, long size, String what) {
        long first = tile << TilePath.HEIGHT;
        problems.add(
                kind,
                source.place(TilePath.ENTRIES, first),
                first,
                Math.max(first, Math.min(first + TilePath.FULL, size) - 1),
                what + ", the first of them among the entries " + first + " to " + (first + TilePath.FULL - 1));
    }

    /** Entries are gone with all hashes: earlier checkpoints tell where the first of them stood, as far as anything does. */
    private void reportFewerEntries(long entries, long size) {
        long fit = lastFit();
        OptionalLong unfit = firstUnfit();
        if (unfit.isPresent() && unfit.getAsLong() <= entries) {
            problems.add(
                    Kind.DELETED,
                    source.place(TilePath.ENTRIES, fit),
                    fit,
                    unfit.getAsLong() - 1,
                    "the log has only " + entries + " of " + size + " entries, and already among the entries " + fit
                            + " to " + (unfit.getAsLong() - 1)
                            + ", some were deleted or edited together with all hashes");
        } else {
            problems.add(
                    Kind.TRUNCATED,
                    source.place(TilePath.ENTRIES, entries),
                    entries,
                    size - 1,
                    "the log ends after " + entries + " of " + size + " entries, with its hashes; "
                            + (fit == entries
                                    ? "all from " + entries + " on are gone"
                                    : "what is gone are the last ones, or others from entry " + fit + " on"));
        }
    }

    private void reportBetweenCheckpoints(long size) {
        long first = lastFit();
        long end = firstUnfit().orElse(size);
        if (first < end) {
            problems.add(
                    Kind.EDITED,
                    source.place(TilePath.ENTRIES, first),
                    first,
                    end - 1,
                    "among the entries " + first + " to " + (end - 1)
                            + ", some were edited, deleted or inserted together with all hashes; the log is another"
                            + " than was signed");
        }
    }

    /** The size up to which all is known to be as it was signed. */
    private long lastFit() {
        return Math.max(ofEntries.lastFit(), ofHashes.lastFit());
    }

    /** The size of the first checkpoint behind it that does not fit. */
    private OptionalLong firstUnfit() {
        long fit = lastFit();
        return ofHashes.unfit().stream()
                .mapToLong(KnownCheckpoint::size)
                .filter(size -> size > fit)
                .min();
    }

    private void reportSurplus(long count, long size) {
        if (count > size) {
            problems.add(
                    Kind.ROLLED_BACK,
                    "checkpoint",
                    size,
                    count - 1,
                    "it is of size " + size + ", but there are " + count
                            + " entries; it was put back, or entries were added without being signed");
        }
    }

    /** Reports stored hashes above the leaves that are not those of the tree. */
    private void reportTiles(CandidateTree tree, boolean isTrusted) {
        for (int level = 1; level < CandidateTree.LEVELS; level++) {
            if (isTrusted) {
                for (long[] range : tree.unlike(level).ranges()) {
                    reportTile(Kind.TILE_EDITED, level, range, "is not that of the entries below it");
                }
            }
            for (long[] range : tree.missing(level).ranges()) {
                reportTile(Kind.MISSING, level, range, "is missing");
            }
        }
        long size = latest.map(KnownCheckpoint::size).orElse(tree.size());
        long longer = Math.max(size, tree.size());
        for (int level = 1; level <= levels.size(); level++) {
            long end = levels.get(level - 1).end();
            long complete = level < CandidateTree.LEVELS ? longer >>> (TilePath.HEIGHT * level) : 0;
            if (end > complete) {
                reportTile(
                        Kind.TILE_EDITED,
                        level,
                        new long[] {complete, end - 1},
                        "belongs to no tree of " + longer + " entries");
            } else if (end < complete && tree.size() < size) {
                reportTile(Kind.MISSING, level, new long[] {end, complete - 1}, "is missing");
            }
        }
    }

    private void reportTile(Kind kind, int level, long[] range, String what) {
        String which = range[0] == range[1] ? "hash " + range[0] : "each hash from " + range[0] + " to " + range[1];
        problems.add(kind, source.place(level, range[0]), which + " of level " + level + " " + what);
    }
}
