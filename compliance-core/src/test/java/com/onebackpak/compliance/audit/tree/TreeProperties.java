package com.onebackpak.compliance.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The frontier and the proofs against the definitions, and against whoever alters them. */
class TreeProperties {
    private static final NaiveTree TREE = NaiveTree.of(300);
    private static final LargeTree LARGE = LargeTree.of(70_000);

    /** A tree whose subtrees are known without recursion over the leaves. */
    private record LargeTree(List<List<TreeHash>> levels, List<TreeHash> roots) implements SubtreeHashes {
        static LargeTree of(int size) {
            List<List<TreeHash>> levels =
                    new ArrayList<>(List.of(NaiveTree.of(size).leaves()));
            for (List<TreeHash> below = levels.get(0); below.size() > 1; below = levels.get(levels.size() - 1)) {
                List<TreeHash> level = new ArrayList<>();
                for (int i = 0; i + 1 < below.size(); i += 2) {
                    level.add(MerkleTree.nodeHash(below.get(i), below.get(i + 1)));
                }
                levels.add(level);
            }
            TreeFrontier frontier = TreeFrontier.empty();
            List<TreeHash> roots = new ArrayList<>(List.of(frontier.root()));
            for (TreeHash leaf : levels.get(0)) {
                frontier.append(leaf);
                roots.add(frontier.root());
            }
            return new LargeTree(levels, roots);
        }

        @Override
        public TreeHash hash(int height, long index) {
            return levels.get(height).get((int) index);
        }
    }

    @Example
    void the_frontier_has_the_root_of_the_definition_at_every_size() {
        TreeFrontier frontier = TreeFrontier.empty();
        for (int size = 0; size <= 300; size++) {
            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.root()).isEqualTo(TREE.root(size));
            assertThat(frontier.hashes()).hasSize(Integer.bitCount(size));
            if (size < 300) {
                frontier.append(TREE.leaves().get(size));
            }
        }
    }

    @Property(tries = 500)
    void a_frontier_that_was_stored_grows_on_as_if_it_had_not_been(
            @ForAll @IntRange(max = 300) int stored, @ForAll @IntRange(max = 300) int size) {
        TreeFrontier frontier = TreeFrontier.empty();
        TREE.leaves().subList(0, stored).forEach(frontier::append);
        TreeFrontier bytes = TreeFrontier.fromBytes(stored, frontier.toBytes());
        TreeFrontier hashes = TreeFrontier.of(stored, frontier.hashes());
        for (int i = stored; i < size; i++) {
            bytes.append(TREE.leaves().get(i));
            hashes.append(TREE.leaves().get(i));
        }
        assertThat(bytes.root()).isEqualTo(hashes.root()).isEqualTo(TREE.root(Math.max(stored, size)));
        assertThatThrownBy(() -> TreeFrontier.fromBytes(stored, new byte[frontier.toBytes().length + 32]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a tree of " + stored + " leaves");
    }

    @Example
    void the_frontier_tells_of_each_hash_that_tiles_hold() {
        Map<String, TreeHash> told = new HashMap<>();
        TreeFrontier frontier = TreeFrontier.empty();
        for (TreeHash leaf : LARGE.levels().get(0)) {
            frontier.append(leaf, (level, index, root) -> told.put(level + "/" + index, root));
        }
        assertThat(told).hasSize(70_000 / 256 + 1);
        for (int i = 0; i < 70_000 / 256; i++) {
            assertThat(told).containsEntry("1/" + i, LARGE.hash(8, i));
        }
        assertThat(told).containsEntry("2/0", LARGE.hash(16, 0));
    }

    @Example
    void a_frontier_of_a_size_below_zero_or_with_other_hashes_is_refused() {
        assertThatThrownBy(() -> TreeFrontier.fromBytes(-1, new byte[64 * 32])).hasMessageContaining("not be negative");
        assertThatThrownBy(() -> TreeFrontier.of(3, TREE.leaves().subList(0, 1)))
                .hasMessage("a tree of 3 leaves has a frontier of 64 bytes, not 32");
    }

    @Example
    void every_inclusion_proof_of_every_small_tree_is_that_of_the_definition_and_verifies() {
        for (int size = 1; size <= 130; size++) {
            TreeHash root = TREE.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(index, size, TREE);
                assertThat(proof.hashes()).isEqualTo(TREE.path(index, size));
                assertThat(proof.verify(TREE.leaves().get(index), root)).isTrue();
            }
        }
    }

    @Example
    void every_consistency_proof_of_every_small_tree_is_that_of_the_definition_and_verifies() {
        for (int size2 = 1; size2 <= 130; size2++) {
            for (int size1 = 1; size1 <= size2; size1++) {
                ConsistencyProof proof = ConsistencyProof.of(size1, size2, TREE);
                assertThat(proof.hashes()).isEqualTo(TREE.proof(size1, size2));
                assertThat(proof.verify(TREE.root(size1), TREE.root(size2))).isTrue();
            }
        }
    }

    @Property(tries = 1000)
    void proofs_of_large_trees_verify_and_altered_ones_do_not(
            @ForAll @IntRange(min = 1, max = 70_000) int size,
            @ForAll @LongRange(max = 1L << 40) long choice,
            @ForAll @IntRange(max = 255) int bit) {
        int index = (int) (choice % size);
        SubtreeHashes tree = SubtreeHashes.overTiles(LARGE);
        TreeHash leaf = LARGE.hash(0, index);
        TreeHash root = LARGE.roots().get(size);
        InclusionProof proof = InclusionProof.of(index, size, tree);
        assertThat(proof.verify(leaf, root)).isTrue();
        assertThat(proof.verify(flipped(leaf, bit), root)).isFalse();
        assertThat(proof.verify(leaf, flipped(root, bit))).isFalse();
        for (List<TreeHash> altered : alterations(proof.hashes(), root, bit)) {
            assertThat(new InclusionProof(index, size, altered).verify(leaf, root))
                    .isFalse();
        }
        for (long other : new long[] {index + 1, index - 1, index ^ 2, -1, size, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(new InclusionProof(other, size, proof.hashes()).verify(leaf, root))
                    .isFalse();
        }
        for (long other : new long[] {0, index, -1, 2L * size + 2L * index, Long.MIN_VALUE}) {
            assertThat(new InclusionProof(index, other, proof.hashes()).verify(leaf, root))
                    .isFalse();
        }

        int size1 = index + 1;
        TreeHash root1 = LARGE.roots().get(size1);
        ConsistencyProof consistency = ConsistencyProof.of(size1, size, tree);
        assertThat(consistency.verify(root1, root)).isTrue();
        assertThat(consistency.verify(flipped(root1, bit), root)).isFalse();
        assertThat(consistency.verify(root1, flipped(root, bit))).isFalse();
        for (List<TreeHash> altered : alterations(consistency.hashes(), root, bit)) {
            assertThat(new ConsistencyProof(size1, size, altered).verify(root1, root))
                    .isFalse();
        }
        for (long other : new long[] {0, -1, size + 1L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(new ConsistencyProof(other, size, consistency.hashes()).verify(root1, root))
                    .isFalse();
        }
        for (long other : new long[] {0, -1, size1 - 1, Long.MIN_VALUE}) {
            assertThat(new ConsistencyProof(size1, other, consistency.hashes()).verify(root1, root))
                    .isFalse();
        }
        assertThat(consistency.verify(root, root1)).isEqualTo(size1 == size);
    }

    private static List<List<TreeHash>> alterations(List<TreeHash> hashes, TreeHash other, int bit) {
        List<List<TreeHash>> alterations = new ArrayList<>();
        List<TreeHash> longer = new ArrayList<>(hashes);
        longer.add(other);
        alterations.add(longer);
        List<TreeHash> shifted = new ArrayList<>(hashes);
        shifted.add(0, other);
        alterations.add(shifted);
        for (int i = 0; i < hashes.size(); i++) {
            List<TreeHash> altered = new ArrayList<>(hashes);
            altered.set(i, flipped(hashes.get(i), bit));
            alterations.add(altered);
            List<TreeHash> shorter = new ArrayList<>(hashes);
            shorter.remove(i);
            alterations.add(shorter);
        }
        return alterations;
    }

    private static TreeHash flipped(TreeHash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return TreeHash.ofBytes(bytes);
    }

    @Example
    void what_no_tree_has_is_not_proved() {
        for (long[] wrong : new long[][] {{0, 0}, {1, 1}, {-1, 1}, {5, 3}}) {
            assertThatThrownBy(() -> InclusionProof.of(wrong[0], wrong[1], TREE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (long[] wrong : new long[][] {{0, 0}, {0, 1}, {2, 1}, {-1, 1}}) {
            assertThatThrownBy(() -> ConsistencyProof.of(wrong[0], wrong[1], TREE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** As the vectors of other implementations have it. */
    @Example
    void equal_sizes_need_equal_roots_and_no_hashes_and_the_empty_tree_proves_nothing() {
        TreeHash one = TREE.root(1);
        TreeHash two = TREE.root(2);
        for (long size : new long[] {0, 1}) {
            assertThat(new ConsistencyProof(size, size, List.of()).verify(one, one))
                    .isTrue();
            assertThat(new ConsistencyProof(size, size, List.of()).verify(one, two))
                    .isFalse();
            assertThat(new ConsistencyProof(size, size, List.of(one)).verify(one, one))
                    .isFalse();
        }
        assertThat(new ConsistencyProof(0, 1, List.of()).verify(MerkleTree.EMPTY_ROOT, one))
                .isFalse();
        assertThat(new ConsistencyProof(0, 1, List.of(one)).verify(MerkleTree.EMPTY_ROOT, one))
                .isFalse();
        assertThat(new ConsistencyProof(1, 2, List.of()).verify(one, two)).isFalse();
        assertThat(new InclusionProof(0, 0, List.of()).verify(one, MerkleTree.EMPTY_ROOT))
                .isFalse();
    }
}
