package com.onebackpak.compliance.audit.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a leaf stands at an index of a tree (RFC 6962, 2.1.1). It may be of any content: only {@link #verify} tells
 * whether it proves anything. Immutable.
 *
 * @param index where the leaf stands, from zero
 * @param size how many leaves the tree has
 * @param hashes the siblings on the way from the leaf to the root, the leaf's first
 */
public record InclusionProof(long index, long size, List<TreeHash> hashes) {
    /** Holds a proof as it came. */
    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Makes the proof for a leaf of a tree.
     *
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public static InclusionProof of(long index, long size, SubtreeHashes tree) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has none at index " + index);
        }
        List<TreeHash> hashes = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long split = from + Subtrees.split(to - from);
            if (index < split) {
                hashes.add(0, Subtrees.root(split, to, tree));
                to = split;
            } else {
                hashes.add(0, Subtrees.root(from, split, tree));
                from = split;
            }
        }
        return new InclusionProof(index, size, hashes);
    }

    /** Returns whether the proof shows that the leaf stands at this index of the tree of this size and root. */
    public boolean verify(TreeHash leaf, TreeHash root) {
        return rootOver(leaf).equals(Optional.of(root));
    }

    /**
     * Returns the only root that the proof could verify against, or nothing where index, size and number of hashes do
     * not fit each other.
     */
    public Optional<TreeHash> rootOver(TreeHash leaf) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        int inner = Subtrees.innerLength(index, size);
        if (hashes.size() != inner + Long.bitCount(index >>> inner)) {
            return Optional.empty();
        }
        TreeHash root = leaf;
        for (int i = 0; i < hashes.size(); i++) {
            boolean siblingIsRight = i < inner && (index >>> i & 1) == 0;
            root = siblingIsRight ? MerkleTree.nodeHash(root, hashes.get(i)) : MerkleTree.nodeHash(hashes.get(i), root);
        }
        return Optional.of(root);
    }
}
