package com.onebackpak.compliance.audit.tree;

/** Knows the roots of the complete subtrees of a tree, from which proofs are made. */
@FunctionalInterface
public interface SubtreeHashes {
    /** How many levels of a tree one level of the tiles of C2SP {@code tlog-tiles} spans. */
    int TILE_HEIGHT = 8;

    /**
     * Returns the root of the complete subtree over the leaves {@code index * 2^height} up to, not including,
     * {@code (index + 1) * 2^height}.
     *
     * @param height zero for a leaf's hash
     * @param index which of the subtrees of that height, from zero
     */
    TreeHash hash(int height, long index);

    /**
     * Computes what lies between the hashes that tiles hold.
     *
     * @param tiles is asked for heights that are multiples of {@link #TILE_HEIGHT} only: level L of the tiles is height 8 L
     */
    static SubtreeHashes overTiles(SubtreeHashes tiles) {
        return new SubtreeHashes() {
            @Override
            public TreeHash hash(int height, long index) {
                return height % TILE_HEIGHT == 0
                        ? tiles.hash(height, index)
                        : MerkleTree.nodeHash(hash(height - 1, 2 * index), hash(height - 1, 2 * index + 1));
            }
        };
    }
}
