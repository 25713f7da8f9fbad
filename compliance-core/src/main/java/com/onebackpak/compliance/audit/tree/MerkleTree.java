package com.onebackpak.compliance.audit.tree;

/**
 * The hashing of RFC 6962 and RFC 9162, 2.1: SHA-256, a leaf and a node prefixed apart, so that neither passes for the
 * other. Thread-safe.
 */
public final class MerkleTree {
    /** The root of the tree without leaves: the SHA-256 of nothing. */
    public static final TreeHash EMPTY_ROOT =
            TreeHash.ofHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private MerkleTree() {}

    /** Returns the hash of a leaf that holds these bytes. */
    public static TreeHash leafHash(byte[] entry) {
        byte[] hash = new byte[TreeHash.LENGTH];
        TreeHasher.ofThisThread().leaf(entry, 0, entry.length, hash, 0);
        return TreeHash.owning(hash);
    }

    /** Returns the hash of the node over two others. */
    public static TreeHash nodeHash(TreeHash left, TreeHash right) {
        byte[] hash = new byte[TreeHash.LENGTH];
        TreeHasher.ofThisThread().node(left.shared(), 0, right.shared(), 0, hash, 0);
        return TreeHash.owning(hash);
    }
}
