package com.onebackpak.compliance.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree has grown from an earlier one by appending only (RFC 6962, 2.1.2). It may be of any content: only
 * {@link #verify} tells whether it proves anything. Immutable.
 *
 * @param size1 how many leaves the earlier tree has
 * @param size2 how many leaves the later tree has
 * @param hashes the roots of subtrees that rebuild both
 */
public record ConsistencyProof(long size1, long size2, List<TreeHash> hashes) {
    /** Holds a proof as it came. */
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Makes the proof between two sizes of a tree; it has no hashes where the sizes are equal.
     *
     * @throws IllegalArgumentException unless {@code 0 < size1 <= size2}: every tree has grown from the empty one, which
     *     needs no proof
     */
    public static ConsistencyProof of(long size1, long size2, SubtreeHashes tree) {
        if (size1 <= 0 || size1 > size2) {
            throw new IllegalArgumentException(
                    "no proof from size " + size1 + " to size " + size2 + ": needs 0 < size1 <= size2");
        }
        List<TreeHash> hashes = new ArrayList<>();
        long from = 0;
        long to = size2;
        while (to != size1) {
            long split = from + Subtrees.split(to - from);
            if (size1 <= split) {
                hashes.add(0, Subtrees.root(split, to, tree));
                to = split;
            } else {
                hashes.add(0, Subtrees.root(from, split, tree));
                from = split;
            }
        }
        if (from > 0) {
            hashes.add(0, Subtrees.root(from, to, tree));
        }
        return new ConsistencyProof(size1, size2, hashes);
    }

    /**
     * Returns whether the proof shows that the tree of {@code size2} and {@code root2} begins with the leaves of the
     * tree of {@code size1} and {@code root1}. Of equal sizes it shows that the roots are equal and takes no hashes; from
     * the empty tree to a larger one nothing can be shown, so that is never true.
     */
    public boolean verify(TreeHash root1, TreeHash root2) {
        if (size1 < 0 || size1 > size2) {
            return false;
        }
        if (size1 == size2) {
            return hashes.isEmpty() && root1.equals(root2);
        }
        if (size1 == 0 || hashes.isEmpty()) {
            return false;
        }
        int shift = Long.numberOfTrailingZeros(size1);
        boolean complete = size1 == 1L << shift;
        TreeHash seed = complete ? root1 : hashes.get(0);
        List<TreeHash> path = complete ? hashes : hashes.subList(1, hashes.size());
        int inner = Subtrees.innerLength(size1 - 1, size2) - shift;
        if (path.size() != inner + Long.bitCount((size1 - 1) >>> (shift + inner))) {
            return false;
        }
        return rootsAre(root1, root2, seed, path, (size1 - 1) >>> shift, inner);
    }

    private static boolean rootsAre(
            TreeHash root1, TreeHash root2, TreeHash seed, List<TreeHash> path, long index, int inner) {
        TreeHash earlier = seed;
        TreeHash later = seed;
        for (int i = 0; i < path.size(); i++) {
            TreeHash hash = path.get(i);
            if (i < inner && (index >>> i & 1) == 0) {
                later = MerkleTree.nodeHash(later, hash);
            } else {
                earlier = MerkleTree.nodeHash(hash, earlier);
                later = MerkleTree.nodeHash(hash, later);
            }
        }
        return earlier.equals(root1) && later.equals(root2);
    }
}
