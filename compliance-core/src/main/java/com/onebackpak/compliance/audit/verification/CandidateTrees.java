package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.List;

/**
 * The tree over the entries and the tree over the stored hashes of leaves: one and the same as long as they agree.
 */
final class CandidateTrees {

    private final KnownCheckpoints checkpoints;
    private final List<StoredLevel> levels;
    private final CandidateTree ofHashes;
    private CandidateTree ofEntries;

    CandidateTrees(KnownCheckpoints checkpoints, List<StoredLevel> levels) {
        this.checkpoints = checkpoints;
        this.levels = levels;
        this.ofHashes = new CandidateTree(checkpoints, levels);
        this.ofEntries = ofHashes;
    }

    boolean areOne() {
        return ofEntries == ofHashes;
    }

    /** Appends a leaf to both, which are one. */
    void append(TreeHash leaf) {
        ofHashes.append(leaf);
        if (ofHashes.size() % TilePath.FULL == 0) {
            forget();
        }
    }

    /** From here on they differ. */
    void diverge() {
        ofEntries = ofHashes.copy();
    }

    void appendEntry(TreeHash leaf) {
        ofEntries.append(leaf);
    }

    void appendHash(TreeHash leaf) {
        ofHashes.append(leaf);
    }

    /** Lets go of what both have passed. */
    void forget() {
        long size = Math.min(ofEntries.size(), ofHashes.size());
        for (int i = 0; i < levels.size(); i++) {
            levels.get(i).forgetBefore(size >>> (TilePath.HEIGHT * (i + 1)));
        }
        checkpoints.forgetBefore(Math.min(ofEntries.nextCheckpoint(), ofHashes.nextCheckpoint()));
    }

    CandidateTree ofEntries() {
        return ofEntries;
    }

    CandidateTree ofHashes() {
        return ofHashes;
    }
}
