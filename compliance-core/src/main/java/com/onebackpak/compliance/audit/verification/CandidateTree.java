package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tree that the log may have, grown leaf by leaf and compared with the checkpoints and the stored hashes as it grows.
 * Not thread-safe.
 */
final class CandidateTree {
    /** How many levels of tiles a tree can have, level 0 included. */
    static final int LEVELS = 8;

    private static final int MAX_UNFIT = 20;

    private final KnownCheckpoints checkpoints;
    private final List<StoredLevel> levels;
    private final TreeFrontier frontier;
    private final List<IndexRanges> unlike = new ArrayList<>();
    private final List<IndexRanges> missing = new ArrayList<>();
    private final List<KnownCheckpoint> unfit;
    private final TreeFrontier.CompletedSubtrees comparison = this::compare;
    private long nextCheckpoint;
    private long nextSize = -1;
    private long fitting;
    private long lastFit;
    private boolean fitsLatest;

    /**
     * Begins with the empty tree.
     *
     * @param levels the stored hashes of the levels 1 and up
     */
    CandidateTree(KnownCheckpoints checkpoints, List<StoredLevel> levels) {
        this.checkpoints = checkpoints;
        this.levels = levels;
        this.frontier = TreeFrontier.empty();
        this.unfit = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            unlike.add(new IndexRanges());
            missing.add(new IndexRanges());
        }
        checkCheckpoints();
    }

    private CandidateTree(CandidateTree other) {
        this.checkpoints = other.checkpoints;
        this.levels = other.levels;
        this.frontier = TreeFrontier.fromBytes(other.frontier.size(), other.frontier.toBytes());
        this.unfit = new ArrayList<>(other.unfit);
        for (int level = 0; level < LEVELS; level++) {
            unlike.add(other.unlike.get(level).copy());
            missing.add(other.missing.get(level).copy());
        }
        this.nextCheckpoint = other.nextCheckpoint;
        this.nextSize = other.nextSize;
        this.fitting = other.fitting;
        this.lastFit = other.lastFit;
        this.fitsLatest = other.fitsLatest;
    }

    /** Returns a tree that is the same up to now and grows on by itself. */
    CandidateTree copy() {
        return new CandidateTree(this);
    }

    void append(TreeHash leaf) {
        frontier.append(leaf, comparison);
        if (frontier.size() == nextSize) {
            checkCheckpoints();
        }
    }

    private void checkCheckpoints() {
        Optional<KnownCheckpoint> next = checkpoints.get(nextCheckpoint);
        while (next.isPresent() && next.get().size() == frontier.size()) {
            check(next.get());
            nextCheckpoint++;
            next = checkpoints.get(nextCheckpoint);
        }
        nextSize = next.map(KnownCheckpoint::size).orElse(-1L);
    }

    private void check(KnownCheckpoint known) {
        if (known.checkpoint().hasRoot(frontier.root())) {
            lastFit = known.size();
            fitsLatest |= known.isLatest();
            fitting += known.isLatest() ? 0 : 1;
        } else if (unfit.size() < MAX_UNFIT || known.isLatest()) {
            unfit.add(known);
        }
    }

    private void compare(int level, long index, TreeHash root) {
        Optional<TreeHash> stored =
                level <= levels.size() ? levels.get(level - 1).at(index) : Optional.empty();
        if (stored.isEmpty()) {
            missing.get(level).add(index);
        } else if (!stored.get().equals(root)) {
            unlike.get(level).add(index);
        }
    }

    long size() {
        return frontier.size();
    }

    long nextCheckpoint() {
        return nextCheckpoint;
    }

    /** How many complete subtrees of a level it has. */
    long subtrees(int level) {
        return size() >>> (TilePath.HEIGHT * level);
    }

    /** The subtrees of a level whose stored hash is another. */
    IndexRanges unlike(int level) {
        return unlike.get(level);
    }

    /** The subtrees of a level of which no hash is stored. */
    IndexRanges missing(int level) {
        return missing.get(level);
    }

    /** The checkpoints that it does not fit. */
    List<KnownCheckpoint> unfit() {
        return unfit;
    }

    /** How many checkpoints it fits, the latest not counted. */
    long fitting() {
        return fitting;
    }

    /** The largest size at which it fits a checkpoint, or zero. */
    long lastFit() {
        return lastFit;
    }

    /** Whether it is the tree of a checkpoint that it has passed. */
    boolean fits(KnownCheckpoint target) {
        return target.isLatest()
                ? fitsLatest
                : target.size() <= size() && !unfit.contains(target) && lastFit == target.size();
    }
}
