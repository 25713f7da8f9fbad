package com.onebackpak.compliance.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: all that is needed to append leaves and to know the root, in at most 63 hashes. It holds the
 * roots of the complete subtrees that the tree consists of, one for each bit of its size. Not thread-safe.
 */
public final class TreeFrontier {
    private static final int HEIGHTS = 63;

    /** Learns of each subtree of 256, 65,536, ... leaves as it becomes complete: the hashes that tiles above 0 hold. */
    @FunctionalInterface
    public interface CompletedSubtrees {
        /**
         * Takes the root of a subtree of 256<sup>level</sup> leaves.
         *
         * @param level one or more: the level of the tile that the hash belongs to
         * @param index which of the subtrees of that level it is, from zero
         * @param root its root
         */
        void completed(int level, long index, TreeHash root);
    }

    private final TreeHasher hasher = new TreeHasher();
    private final byte[] roots = new byte[HEIGHTS * TreeHash.LENGTH];
    private final byte[] carried = new byte[TreeHash.LENGTH];
    private long size;

    private TreeFrontier(long size) {
        this.size = size;
    }

    /** Returns the frontier of the tree without leaves. */
    public static TreeFrontier empty() {
        return new TreeFrontier(0);
    }

    /**
     * Returns the frontier of a tree that exists already.
     *
     * @param size how many leaves it has
     * @param hashes the roots of its complete subtrees, the largest first, as {@link #hashes()} gives them
     * @throws IllegalArgumentException if the size is negative or the number of hashes does not fit it
     */
    static TreeFrontier of(long size, List<TreeHash> hashes) {
        byte[] bytes = new byte[hashes.size() * TreeHash.LENGTH];
        int at = 0;
        for (TreeHash hash : hashes) {
            System.arraycopy(hash.shared(), 0, bytes, at, TreeHash.LENGTH);
            at += TreeHash.LENGTH;
        }
        return fromBytes(size, bytes);
    }

    /**
     * Returns the frontier that {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException if the size is negative or the number of bytes does not fit it
     */
    public static TreeFrontier fromBytes(long size, byte[] bytes) {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative, but is " + size);
        }
        if (bytes.length != Long.bitCount(size) * TreeHash.LENGTH) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has a frontier of "
                    + Long.bitCount(size) * TreeHash.LENGTH + " bytes, not " + bytes.length);
        }
        TreeFrontier frontier = new TreeFrontier(size);
        int at = 0;
        for (int height = HEIGHTS - 1; height >= 0; height--) {
            if (frontier.has(height)) {
                System.arraycopy(bytes, at, frontier.roots, height * TreeHash.LENGTH, TreeHash.LENGTH);
                at += TreeHash.LENGTH;
            }
        }
        return frontier;
    }

    /** Returns how many leaves the tree has. */
    public long size() {
        return size;
    }

    /** Appends a leaf. */
    public void append(TreeHash leaf) {
        append(leaf, (level, index, root) -> {});
    }

    /** Appends a leaf and tells which subtrees of 256<sup>level</sup> leaves it completed, from the lowest up. */
    public void append(TreeHash leaf, CompletedSubtrees completed) {
        append(leaf.shared(), 0, completed);
    }

    void append(byte[] leaf, int offset, CompletedSubtrees completed) {
        if (size == Long.MAX_VALUE) {
            throw new IllegalStateException("the tree is full");
        }
        System.arraycopy(leaf, offset, carried, 0, TreeHash.LENGTH);
        int height = 0;
        while (has(height)) {
            hasher.node(roots, height * TreeHash.LENGTH, carried, 0, carried, 0);
            height++;
            if (height % SubtreeHashes.TILE_HEIGHT == 0) {
                completed.completed(height / SubtreeHashes.TILE_HEIGHT, size >>> height, TreeHash.ofBytes(carried));
            }
        }
        System.arraycopy(carried, 0, roots, height * TreeHash.LENGTH, TreeHash.LENGTH);
        size++;
    }

    /** Returns the root of the tree as it is now. */
    public TreeHash root() {
        if (size == 0) {
            return MerkleTree.EMPTY_ROOT;
        }
        int height = Long.numberOfTrailingZeros(size);
        byte[] root = new byte[TreeHash.LENGTH];
        System.arraycopy(roots, height * TreeHash.LENGTH, root, 0, TreeHash.LENGTH);
        for (height++; height < HEIGHTS; height++) {
            if (has(height)) {
                hasher.node(roots, height * TreeHash.LENGTH, root, 0, root, 0);
            }
        }
        return TreeHash.owning(root);
    }

    /** Returns the roots of the complete subtrees, the largest first: one for each bit of the size. */
    public List<TreeHash> hashes() {
        List<TreeHash> hashes = new ArrayList<>();
        for (int height = HEIGHTS - 1; height >= 0; height--) {
            if (has(height)) {
                hashes.add(TreeHash.ofBytes(roots, height * TreeHash.LENGTH));
            }
        }
        return List.copyOf(hashes);
    }

    /** Returns {@link #hashes()} as one array, 32 bytes each, to be stored beside the size. */
    public byte[] toBytes() {
        byte[] bytes = new byte[Long.bitCount(size) * TreeHash.LENGTH];
        int at = 0;
        for (TreeHash hash : hashes()) {
            System.arraycopy(hash.shared(), 0, bytes, at, TreeHash.LENGTH);
            at += TreeHash.LENGTH;
        }
        return bytes;
    }

    private boolean has(int height) {
        return ((size >>> height) & 1) == 1;
    }
}
