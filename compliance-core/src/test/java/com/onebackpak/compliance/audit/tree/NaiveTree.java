package com.onebackpak.compliance.audit.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The definitions of RFC 6962, 2.1, word for word and without any cleverness. */
record NaiveTree(List<TreeHash> leaves) implements SubtreeHashes {
    static NaiveTree of(long size) {
        return new NaiveTree(LongStream.range(0, size)
                .mapToObj(i -> MerkleTree.leafHash(("entry " + i).getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    TreeHash root(int size) {
        return root(leaves.subList(0, size));
    }

    private static TreeHash root(List<TreeHash> leaves) {
        if (leaves.isEmpty()) {
            return MerkleTree.EMPTY_ROOT;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = split(leaves.size());
        return MerkleTree.nodeHash(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    private static int split(int size) {
        int k = 1;
        while (2 * k < size) {
            k *= 2;
        }
        return k;
    }

    @Override
    public TreeHash hash(int height, long index) {
        int width = 1 << height;
        return root(leaves.subList((int) index * width, (int) (index + 1) * width));
    }

    /** PATH(m, D[n]) of RFC 6962, 2.1.1. */
    List<TreeHash> path(int index, int size) {
        return path(index, leaves.subList(0, size));
    }

    private static List<TreeHash> path(int index, List<TreeHash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<TreeHash> left = leaves.subList(0, k);
        List<TreeHash> right = leaves.subList(k, leaves.size());
        return index < k ? and(path(index, left), root(right)) : and(path(index - k, right), root(left));
    }

    /** PROOF(m, D[n]) of RFC 6962, 2.1.2. */
    List<TreeHash> proof(int size1, int size2) {
        return subproof(size1, leaves.subList(0, size2), true);
    }

    private static List<TreeHash> subproof(int size1, List<TreeHash> leaves, boolean known) {
        if (size1 == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<TreeHash> left = leaves.subList(0, k);
        List<TreeHash> right = leaves.subList(k, leaves.size());
        return size1 <= k
                ? and(subproof(size1, left, known), root(right))
                : and(subproof(size1 - k, right, false), root(left));
    }

    private static List<TreeHash> and(List<TreeHash> hashes, TreeHash last) {
        List<TreeHash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
