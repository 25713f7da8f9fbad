package com.onebackpak.compliance.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.GivenLog;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done to the stored hashes of a log is named as such. */
class StoredHashVerificationTest extends TamperedLog {
    @Test
    void hashes_of_levels_that_no_tree_has_are_named() {
        log.level(8).add(TreeHash.ofBytes(new byte[32]));
        log.level(9).add(TreeHash.ofBytes(new byte[32]));
        log.level(9).add(TreeHash.ofBytes(new byte[32]));
        assertThat(found()).containsExactly("TILE_EDITED tile/8/000", "TILE_EDITED tile/9/000");
        assertThat(log.verify().problems().get(1).says())
                .isEqualTo("each hash from 0 to 1 of level 9 belongs to no tree of 700 entries");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "256,1", "512,2", "699,2"})
    void hashes_that_end_early_are_missing(int size, int tile) {
        log.level(0).subList(size, SIZE).clear();
        assertThat(found()).containsExactly("MISSING tile/0/00" + tile + " " + size + ".." + (SIZE - 1));
        log.entries.set(100, GivenLog.forged(100));
        assertThat(log.verify().problems()).extracting(LogProblem::kind).contains(Kind.MISSING);
        assertThat(log.verify().problems()).extracting(LogProblem::kind).isSubsetOf(Kind.MISSING, Kind.EDITED);
    }

    @Test
    void a_hash_that_was_edited_while_the_entry_is_right_is_called_so() {
        log.level(0).set(300, MerkleTree.EMPTY_ROOT);
        assertThat(found()).containsExactly("TILE_EDITED tile/0/001 300..300");
        assertThat(log.verify().problems().get(0).says()).contains("entry 300", "which are as they were signed");
    }

    @Test
    void hashes_that_were_deleted_or_inserted_while_the_entries_are_right_are_called_so() {
        log.level(0).remove(300);
        assertThat(found()).containsExactly("TILE_EDITED tile/0/001 300..300");
        log.level(0).add(300, log.level(0).get(7));
        log.level(0).add(300, MerkleTree.leafHash(log.entries.get(300)));
        assertThat(log.verify().problems()).extracting(LogProblem::kind).containsOnly(Kind.TILE_EDITED);
    }

    @Test
    void an_edited_entry_and_an_edited_hash_are_told_apart() {
        log.entries.set(10, GivenLog.forged(10));
        log.level(0).set(300, MerkleTree.EMPTY_ROOT);
        assertThat(found()).containsExactly("EDITED tile/entries/000 10..10", "TILE_EDITED tile/0/001 300..300");
    }

    @Test
    void an_edited_hash_of_a_higher_tile_is_named() {
        log.level(1).set(1, MerkleTree.EMPTY_ROOT);
        assertThat(found()).containsExactly("TILE_EDITED tile/1/000");
        assertThat(log.verify().problems().get(0).says())
                .isEqualTo("hash 1 of level 1 is not that of the entries below it");
    }

    @Test
    void a_missing_and_a_surplus_hash_of_a_higher_tile_are_named() {
        TreeHash last = log.level(1).remove(1);
        assertThat(found()).containsExactly("MISSING tile/1/000");
        log.level(1).add(last);
        log.level(1).add(last);
        assertThat(found()).containsExactly("TILE_EDITED tile/1/000");
    }

    @Test
    void an_entry_edited_with_its_hash_is_narrowed_down_by_the_higher_tiles() {
        log.entries.set(300, GivenLog.forged(300));
        log.level(0).set(300, MerkleTree.leafHash(log.entries.get(300)));
        assertThat(found()).containsExactly("EDITED tile/entries/001 256..511");
    }

    @Test
    void an_entry_deleted_or_inserted_with_its_hash_shows_by_the_counts() {
        log.entries.remove(300);
        log.level(0).remove(300);
        assertThat(found()).containsExactly("DELETED tile/entries/001 256..511");
        log.append(GivenLog.forged(1));
        log.entries.add(20, GivenLog.forged(2));
        log.level(0).add(20, MerkleTree.leafHash(log.entries.get(20)));
        assertThat(log.verify().problems()).isNotEmpty();
    }
}
