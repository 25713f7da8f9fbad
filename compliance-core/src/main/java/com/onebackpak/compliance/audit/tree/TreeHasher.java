package com.onebackpak.compliance.audit.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes leaves and nodes into arrays that its caller owns, one SHA-256 for all of them. Not thread-safe. */
final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<TreeHasher> OF_THIS_THREAD = ThreadLocal.withInitial(TreeHasher::new);

    private final MessageDigest sha256;
    private final byte[] node = new byte[1 + 2 * TreeHash.LENGTH];

    TreeHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        node[0] = NODE;
    }

    static TreeHasher ofThisThread() {
        return OF_THIS_THREAD.get();
    }

    void leaf(byte[] entry, int offset, int length, byte[] to, int at) {
        sha256.update(LEAF);
        sha256.update(entry, offset, length);
        digest(to, at);
    }

    void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] to, int at) {
        System.arraycopy(left, leftAt, node, 1, TreeHash.LENGTH);
        System.arraycopy(right, rightAt, node, 1 + TreeHash.LENGTH, TreeHash.LENGTH);
        sha256.update(node);
        digest(to, at);
    }

    private void digest(byte[] to, int at) {
        try {
            sha256.digest(to, at, TreeHash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a hash", e);
        }
    }
}
