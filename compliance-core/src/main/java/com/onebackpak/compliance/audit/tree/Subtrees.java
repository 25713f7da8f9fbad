package com.onebackpak.compliance.audit.tree;

/** How RFC 6962 divides a tree. Has no state. */
final class Subtrees {
    private Subtrees() {}

    /** The largest power of two below a size of at least two. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** How many steps up from a leaf lie below the point where the paths of it and of the last leaf meet. */
    static int innerLength(long index, long size) {
        return Long.SIZE - Long.numberOfLeadingZeros(index ^ size - 1);
    }

    /** The root over a range that a division of the tree gave: it begins at a multiple of a power of two not below it. */
    static TreeHash root(long from, long to, SubtreeHashes tree) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int height = Long.numberOfTrailingZeros(size);
            return tree.hash(height, from >>> height);
        }
        long middle = from + split(size);
        return MerkleTree.nodeHash(root(from, middle, tree), root(middle, to, tree));
    }
}
