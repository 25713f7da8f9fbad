package com.onebackpak.compliance.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.GivenLog;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done to a log is named as such, with its index, by each class of tampering. */
class LogVerificationTest {
    private static final int SIZE = 700;

    private final GivenLog log = GivenLog.of(0, 100, 256, 512, 600, SIZE);

    private static String text(LogProblem problem) {
        String range = problem.first().isEmpty()
                ? ""
                : " " + problem.first().getAsLong() + ".." + problem.last().getAsLong();
        return problem.kind() + " " + problem.place() + range;
    }

    private static List<String> found(LogReport report) {
        assertThat(report.isVerified()).isEqualTo(report.problems().isEmpty());
        return report.problems().stream().map(LogVerificationTest::text).toList();
    }

    private List<String> found() {
        return found(log.verify());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 700, 66_000})
    void a_log_that_nobody_touched_verifies(int size) {
        LogReport report = GivenLog.of(size / 2, size).verify();
        assertThat(report.problems()).isEmpty();
        assertThat(report.isVerified()).isTrue();
        assertThat(report.entries()).isEqualTo(size);
        assertThat(report.notCanonical()).isZero();
        assertThat(report.checkpoint().orElseThrow().size()).isEqualTo(size);
        assertThat(report.earlierCheckpoints()).isEqualTo(1);
    }

    @Test
    void a_log_grows_from_checkpoint_to_checkpoint() {
        assertThat(log.verify().earlierCheckpoints()).isEqualTo(5);
    }

    @Test
    void entries_that_are_no_canonical_json_are_counted_and_no_fault() {
        log.append("any bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        log.append(new byte[0]);
        log.seal();
        LogReport report = log.verify();
        assertThat(report.isVerified()).isTrue();
        assertThat(report.notCanonical()).isEqualTo(2);
    }

    @Test
    void hashes_of_levels_that_no_tree_has_are_named() {
        log.level(8).add(TreeHash.ofBytes(new byte[32]));
        log.level(9).add(TreeHash.ofBytes(new byte[32]));
        log.level(9).add(TreeHash.ofBytes(new byte[32]));
        assertThat(found()).containsExactly("TILE_EDITED tile/8/000", "TILE_EDITED tile/9/000");
        assertThat(log.verify().problems().get(1).says())
                .isEqualTo("each hash from 0 to 1 of level 9 belongs to no tree of 700 entries");
    }

    /** In the middle of a bundle, at its borders, and in the last, partial one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 130, 255, 256, 511, 512, 650, 698, 699})
    void one_edited_entry_is_named(int index) {
        log.entries.set(index, GivenLog.forged(index));
        assertThat(found()).containsExactly("EDITED tile/entries/00" + index / 256 + " " + index + ".." + index);
        assertThat(log.verify().problems().get(0).says())
                .isEqualTo("entry " + index + " was edited: it does not have the hash that was logged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 130, 255, 256, 511, 512, 650, 698})
    void one_deleted_entry_is_named(int index) {
        log.entries.remove(index);
        assertThat(found()).containsExactly("DELETED tile/entries/00" + index / 256 + " " + index + ".." + index);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 130, 255, 256, 511, 512, 650, 699, 700})
    void one_inserted_entry_is_named(int index) {
        log.entries.add(index, GivenLog.forged(index));
        assertThat(found()).containsExactly("INSERTED tile/entries/00" + index / 256 + " " + index + ".." + index);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "255,256", "511,512", "698,699", "300,302"})
    void swapped_entries_are_named(int a, int b) {
        Collections.swap(log.entries, a, b);
        assertThat(log.verify().problems()).isNotEmpty().allMatch(problem -> problem.kind() == Kind.REORDERED);
        assertThat(log.verify().problems().get(0).first().getAsLong()).isBetween((long) a, (long) b);
    }

    @Test
    void entries_swapped_over_a_distance_are_named_both() {
        Collections.swap(log.entries, 5, 620);
        assertThat(found()).containsExactly("REORDERED tile/entries/000 5..5", "REORDERED tile/entries/002 620..620");
    }

    @Test
    void an_entry_that_was_moved_is_named_where_it_belongs() {
        log.entries.add(400, log.entries.remove(20));
        assertThat(found()).containsExactly("REORDERED tile/entries/000 20..20");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 512, 699})
    void a_log_whose_entries_end_early_is_truncated_from_there(int size) {
        log.entries.subList(size, SIZE).clear();
        assertThat(found()).containsExactly("TRUNCATED tile/entries/00" + size / 256 + " " + size + ".." + (SIZE - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 512, 699})
    void a_log_whose_hashes_end_early_too_is_truncated_from_there(int size) {
        log.entries.subList(size, SIZE).clear();
        log.rehash();
        assertThat(found()).contains("TRUNCATED tile/entries/00" + size / 256 + " " + size + ".." + (SIZE - 1));
        assertThat(log.verify().problems()).extracting(LogProblem::kind).isSubsetOf(Kind.TRUNCATED, Kind.MISSING);
    }

    @ParameterizedTest
    @CsvSource({"100,599", "100,600", "100,601", "0,5000", "256,768", "1000,8500", "4000,1"})
    void a_stretch_of_any_length_that_was_deleted_or_inserted_is_named(int first, int length) {
        GivenLog large = GivenLog.of(10_000);
        List<byte[]> entries = List.copyOf(large.entries);
        int last = first + length - 1;
        String place = " tile/entries/0" + String.format("%02d", first / 256) + " " + first + ".." + last;
        large.entries.subList(first, first + length).clear();
        assertThat(found(large.verify())).containsExactly("DELETED" + place);
        large.entries.clear();
        large.entries.addAll(entries.subList(0, first));
        IntStream.range(0, length).mapToObj(GivenLog::forged).forEach(large.entries::add);
        large.entries.addAll(entries.subList(first, entries.size()));
        assertThat(found(large.verify())).containsExactly("INSERTED" + place);
    }

    @Test
    void several_long_stretches_are_told_apart() {
        GivenLog large = GivenLog.of(10_000);
        large.entries.set(9_900, GivenLog.forged(9_900));
        large.entries.subList(8_000, 9_000).clear();
        large.entries.set(6_500, GivenLog.forged(6_500));
        List<byte[]> forged =
                IntStream.range(0, 2_000).mapToObj(GivenLog::forged).toList();
        large.entries.addAll(5_000, forged);
        for (int i = 2_000; i < 3_000; i++) {
            large.entries.set(i, GivenLog.forged(-i));
        }
        large.entries.subList(100, 800).clear();
        assertThat(found(large.verify()))
                .containsExactly(
                        "DELETED tile/entries/000 100..799",
                        "EDITED tile/entries/007 2000..2999",
                        "INSERTED tile/entries/016 4300..6299",
                        "EDITED tile/entries/025 6500..6500",
                        "DELETED tile/entries/031 8000..8999",
                        "EDITED tile/entries/038 9900..9900");
    }

    @Test
    void a_long_stretch_that_was_moved_is_named_where_it_belongs() {
        GivenLog large = GivenLog.of(5_000);
        List<byte[]> stretch = large.entries.subList(1_000, 1_700);
        List<byte[]> moved = List.copyOf(stretch);
        stretch.clear();
        large.entries.addAll(3_000, moved);
        assertThat(found(large.verify())).containsExactly("REORDERED tile/entries/003 1000..1699");
    }

    /** Of so many leaves, no longer each is a landmark. */
    @Test
    void stretches_of_a_log_of_many_thousands_are_named() {
        GivenLog large = GivenLog.of(300_000);
        large.entries.subList(290_000, 291_000).clear();
        large.entries.subList(1_000, 101_000).clear();
        assertThat(found(large.verify()))
                .containsExactly(
                        "DELETED tile/entries/003 1000..100999", "DELETED tile/entries/x001/132 290000..290999");
    }

    @Test
    void more_differences_than_are_kept_are_no_other_fault() {
        GivenLog large = GivenLog.of(50_000);
        List<TreeHash> hashes = List.copyOf(large.level(0));
        large.level(0).clear();
        assertThat(found(large.verify())).containsExactly("MISSING tile/0/000 0..49999");
        large.level(0).addAll(hashes);
        large.entries.subList(4_000, 50_000).clear();
        LogReport report = large.verify();
        assertThat(found(report)).containsExactly("TRUNCATED tile/entries/015 4000..49999");
        assertThat(report.unlisted()).isZero();
    }

    @Test
    void many_differences_in_many_places_are_counted_whole() {
        GivenLog large = GivenLog.of(100_000);
        for (int i = 0; i < 100_000; i += 2) {
            large.entries.set(i, GivenLog.forged(i));
        }
        LogReport report = large.verify();
        assertThat(report.problems()).hasSize(100).allMatch(problem -> problem.kind() == Kind.EDITED);
        assertThat(report.unlisted()).isEqualTo(50_000 - 100);
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
    void an_edited_entry_among_equal_ones_is_named() {
        GivenLog alike = new GivenLog();
        alike.append(GivenLog.forged(1));
        IntStream.range(0, 6).forEach(i -> alike.append(GivenLog.forged(0)));
        IntStream.range(2, 6).forEach(i -> alike.append(GivenLog.forged(i)));
        alike.seal();
        alike.entries.set(2, GivenLog.forged(7));
        assertThat(found(alike.verify())).containsExactly("EDITED tile/entries/000 2..2");
        alike.entries.set(4, GivenLog.forged(8));
        assertThat(found(alike.verify()))
                .containsExactly("EDITED tile/entries/000 2..2", "EDITED tile/entries/000 4..4");
        alike.entries.set(4, GivenLog.forged(0));
        alike.entries.set(2, GivenLog.forged(0));
        alike.entries.add(3, GivenLog.forged(7));
        assertThat(found(alike.verify())).containsExactly("INSERTED tile/entries/000 3..3");
    }

    @ParameterizedTest
    @CsvSource({"0,0,99", "99,0,99", "100,100,255", "300,256,511", "599,512,599"})
    void entries_deleted_with_all_hashes_are_narrowed_down_by_the_checkpoints(int index, int first, int last) {
        log.entries.remove(index);
        log.rehash();
        assertThat(found()).containsExactly("DELETED tile/entries/00" + first / 256 + " " + first + ".." + last);
    }

    @Test
    void where_entries_are_gone_with_all_hashes_no_more_is_told_than_is_known() {
        log.entries.remove(650);
        log.rehash();
        assertThat(log.verify().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(problem.says())
                    .isEqualTo("the log ends after 699 of 700 entries, with its hashes; what is gone are the last ones,"
                            + " or others from entry 600 on");
        });
        log.entries.subList(600, 699).clear();
        log.rehash();
        assertThat(log.verify().problems().get(0).says())
                .isEqualTo("the log ends after 600 of 700 entries, with its hashes; all from 600 on are gone");
    }

    @Test
    void several_faults_at_once_are_told_apart() {
        log.entries.set(10, GivenLog.forged(10));
        log.entries.set(11, GivenLog.forged(11));
        log.entries.remove(300);
        log.entries.add(499, GivenLog.forged(1));
        log.entries.set(650, GivenLog.forged(650));
        assertThat(found())
                .containsExactly(
                        "EDITED tile/entries/000 10..11",
                        "DELETED tile/entries/001 300..300",
                        "INSERTED tile/entries/001 499..499",
                        "EDITED tile/entries/002 650..650");
    }

    @Test
    void faults_close_to_each_other_are_told_apart() {
        log.entries.set(12, GivenLog.forged(12));
        log.entries.remove(10);
        assertThat(found()).containsExactly("DELETED tile/entries/000 10..10", "EDITED tile/entries/000 12..12");
    }

    @Test
    void of_many_faults_the_first_are_listed_and_the_rest_is_counted() {
        for (int i = 0; i < SIZE; i += 2) {
            log.entries.set(i, GivenLog.forged(i));
        }
        LogReport report = log.verify();
        assertThat(report.problems()).hasSize(100).allMatch(problem -> problem.kind() == Kind.EDITED);
        assertThat(report.unlisted()).isEqualTo(250);
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
    void an_entry_edited_with_all_hashes_is_narrowed_down_by_the_checkpoints() {
        log.entries.set(530, GivenLog.forged(530));
        log.rehash();
        assertThat(found()).containsExactly("EDITED tile/entries/002 512..599");
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

    @Test
    void a_checkpoint_older_than_another_is_rolled_back() {
        log.latest = log.notes.get(600L);
        log.notes.put((long) SIZE, GivenLog.of(SIZE).latest);
        assertThat(found()).contains("ROLLED_BACK checkpoint 600..699");
        log.entries.subList(600, SIZE).clear();
        log.rehash();
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint");
    }

    @Test
    void a_checkpoint_that_was_put_back_accuses_no_tile() {
        log.latest = log.notes.get(100L);
        log.notes.clear();
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint 100..699");
        log.level(1).add(MerkleTree.EMPTY_ROOT);
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint 100..699", "TILE_EDITED tile/1/000");
    }

    @Test
    void entries_that_no_checkpoint_covers_are_named() {
        log.append(GivenLog.forged(1));
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint 700..700");
    }

    @Test
    void two_roots_of_one_size_are_a_fork() {
        GivenLog other = GivenLog.of(100);
        other.append(GivenLog.forged(1));
        other.growTo(SIZE);
        log.notes.put((long) SIZE, other.latest);
        assertThat(found()).containsExactly("FORKED checkpoint 700");
    }

    @Test
    void a_smaller_checkpoint_of_another_history_is_a_fork() {
        GivenLog other = GivenLog.of(100);
        other.append(GivenLog.forged(1));
        other.growTo(600);
        log.notes.put(600L, other.latest);
        assertThat(found()).containsExactly("FORKED checkpoint 600");
    }

    @Test
    void a_checkpoint_kept_elsewhere_must_be_grown_from() {
        LogVerification verification = LogVerification.with(GivenLog.SIGNER.verifier());
        assertThat(verification.since("kept", log.notes.get(512L)).verify(log).isVerified())
                .isTrue();
        assertThat(verification.since("kept", log.latest).verify(log).isVerified())
                .isTrue();
        assertThat(found(verification.since("kept", GivenLog.of(701).latest).verify(log)))
                .containsExactly("ROLLED_BACK checkpoint");
        GivenLog other = GivenLog.of(100);
        other.append(GivenLog.forged(1));
        other.growTo(601);
        assertThat(found(verification.since("kept", other.latest).verify(log))).containsExactly("FORKED kept");
        other.growTo(SIZE);
        assertThat(found(verification.since("kept", other.latest).verify(log))).containsExactly("FORKED kept");
    }

    @Test
    void what_is_no_checkpoint_cannot_be_grown_from() {
        LogVerification verification = LogVerification.with(GivenLog.SIGNER.verifier());
        assertThatThrownBy(() -> verification.since("kept", GivenLog.forged(1))).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> verification.since("kept", new byte[0])).isInstanceOf(NoteException.class);
        byte[] note = GivenLog.SIGNER.sign("no checkpoint\n").bytes();
        assertThatThrownBy(() -> verification.since("kept", note)).isInstanceOf(NoteException.class);
    }

    @Test
    void a_signature_a_key_and_an_origin_that_are_wrong_are_told_apart() {
        byte[] good = log.latest;
        log.latest = null;
        assertThat(found()).containsExactly("NO_CHECKPOINT checkpoint");
        log.latest = new byte[0];
        assertThat(found()).containsExactly("MALFORMED checkpoint");
        log.latest = good.clone();
        log.latest[20]++;
        assertThat(found()).containsExactly("BAD_SIGNATURE checkpoint");
        NoteSigner other = GivenLog.SIGNER.named("log.example/other");
        log.latest = GivenLog.checkpoint(other, SIZE, log.frontier.root());
        assertThat(found()).containsExactly("WRONG_KEY checkpoint");
        log.latest = GivenLog.SIGNER
                .sign(Checkpoint.of("log.example/other", SIZE, log.frontier.root())
                        .text())
                .bytes();
        assertThat(found()).containsExactly("WRONG_ORIGIN checkpoint");
        assertThat(LogVerification.with(GivenLog.SIGNER.verifier())
                        .origin("log.example/other")
                        .verify(log)
                        .checkpoint())
                .isPresent();
    }

    @Test
    void an_earlier_checkpoint_under_another_size_or_with_a_bad_signature_is_named() {
        log.notes.put(555L, log.notes.get(512L));
        log.notes.get(100L)[30]++;
        assertThat(found()).containsExactlyInAnyOrder("MALFORMED checkpoint 555", "BAD_SIGNATURE checkpoint 100");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 31, 33})
    void a_root_of_another_length_makes_no_checkpoint(int length) {
        String root = Base64.getEncoder().encodeToString(new byte[length]);
        byte[] note = GivenLog.SIGNER
                .sign(new Checkpoint(GivenLog.SIGNER.name(), SIZE, root, List.of()).text())
                .bytes();
        assertThat(found(LogVerification.with(GivenLog.SIGNER.verifier())
                        .since("kept", note)
                        .verify(log)))
                .containsExactly("MALFORMED kept");
        log.latest = note;
        log.notes.clear();
        assertThat(found()).containsExactly("MALFORMED checkpoint");
    }

    @Test
    void progress_is_told_while_entries_are_read() {
        java.util.List<Long> told = new java.util.ArrayList<>();
        LogVerification.with(GivenLog.SIGNER.verifier()).reportingTo(told::add).verify(GivenLog.of(10_000));
        assertThat(told).containsExactly(4096L, 8192L);
    }
}
