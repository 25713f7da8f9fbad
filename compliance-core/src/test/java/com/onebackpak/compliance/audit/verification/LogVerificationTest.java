package com.onebackpak.compliance.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.GivenLog;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done to the entries of a log is named as such, with its index, by each class of tampering. */
class LogVerificationTest extends TamperedLog {
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
    void progress_is_told_while_entries_are_read() {
        java.util.List<Long> told = new java.util.ArrayList<>();
        LogVerification.with(GivenLog.SIGNER.verifier()).reportingTo(told::add).verify(GivenLog.of(10_000));
        assertThat(told).containsExactly(4096L, 8192L);
    }
}
