package com.onebackpak.compliance.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.audit.verification.LogsReport;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditLogRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSegmentRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSubtreeRow;
import com.onebackpak.compliance.jdbc.internal.log.StoredLog.Rows;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whoever may write to the database changes a log there: it is found, and named. */
abstract class TamperingContract extends StoredLogContract {
    private List<String> foundAfter(Consumer<Rows> change) {
        log.change(change);
        assertThat(log.verifyAll().isVerified()).isFalse();
        return log.found();
    }

    @Test
    void nothing_is_found_where_nothing_was_done() {
        log.change(rows -> {});
        assertThat(log.found()).isEmpty();
        assertThat(log.verifyAll().all())
                .allSatisfy(one -> assertThat(one.problems()).isEmpty());
        assertThat(log.verifyAll().logs())
                .extracting(LogReport::origin)
                .containsExactly("compliance.example.org/district-1", "compliance.example.org/district-2");
    }

    @Test
    void an_edited_entry() {
        assertThat(foundAfter(rows ->
                        StoredLog.entries(rows.segments().get(1), entries -> entries.set(5, StoredLog.forged(1)))))
                .containsExactly("EDITED entry 15 15..15");
    }

    @Test
    void a_deleted_entry() {
        assertThat(foundAfter(rows -> StoredLog.entries(rows.segments().get(1), entries -> entries.remove(20))))
                .containsExactly("DELETED entry 30 30..30");
    }

    @Test
    void an_inserted_entry() {
        assertThat(foundAfter(rows ->
                        StoredLog.entries(rows.segments().get(1), entries -> entries.add(20, StoredLog.forged(1)))))
                .containsExactly("INSERTED entry 30 30..30");
    }

    @Test
    void reordered_entries() {
        assertThat(foundAfter(rows ->
                        StoredLog.entries(rows.segments().get(1), entries -> Collections.swap(entries, 30, 31))))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("REORDERED entry 4"));
    }

    @Test
    void the_last_entries_cut_off() {
        assertThat(foundAfter(rows -> StoredLog.entries(
                        rows.segments().get(2),
                        entries -> entries.subList(217, 220).clear())))
                .containsExactly("TRUNCATED entry 517 517..519");
    }

    @Test
    void the_last_segment_deleted() {
        assertThat(foundAfter(rows -> rows.segments().remove(2))).contains("TRUNCATED entry 300 300..519");
    }

    @Test
    void a_segment_among_others_deleted() {
        assertThat(foundAfter(rows -> rows.segments().remove(1))).contains("MISSING segment 300 10..299");
        assertThat(foundAfter(rows -> rows.segments().remove(0))).contains("MISSING segment 300 0..299");
    }

    @Test
    void an_edited_hash_of_an_entry() {
        assertThat(foundAfter(rows -> StoredLog.flip(rows.segments().get(1).getLeafHashes(), 32 * 40)))
                .containsExactly("TILE_EDITED entry 50 50..50");
    }

    @Test
    void an_edited_and_a_deleted_hash_above_the_entries() {
        assertThat(foundAfter(rows -> StoredLog.flip(rows.subtrees().get(1).getHash(), 0)))
                .containsExactly("TILE_EDITED hash 1 of level 1");
        assertThat(foundAfter(rows -> rows.subtrees().remove(1))).containsExactly("MISSING hash 1 of level 1");
    }

    @Test
    void an_entry_edited_with_all_hashes_that_need_no_key() {
        assertThat(foundAfter(rows -> {
                    StoredLog.entries(rows.segments().get(1), entries -> entries.set(5, StoredLog.forged(1)));
                    StoredLog.rehash(rows);
                }))
                .contains("EDITED entry 10 10..299");
    }

    @Test
    void an_edited_checkpoint() {
        assertThat(foundAfter(rows -> rows.checkpoints()
                        .get(1)
                        .setNote(StoredLog.forgedNote(rows.checkpoints().get(1).getNote()))))
                .containsExactly("BAD_SIGNATURE checkpoint of size 300");
        assertThat(foundAfter(rows -> rows.checkpoints()
                        .get(2)
                        .setNote(StoredLog.forgedNote(rows.checkpoints().get(2).getNote()))))
                .contains("BAD_SIGNATURE checkpoint");
    }

    @Test
    void a_checkpoint_of_another_log() {
        String foreign = log.read(OTHER.value()).checkpoints().get(0).getNote();
        assertThat(foundAfter(rows -> rows.checkpoints().get(2).setNote(foreign)))
                .contains("WRONG_KEY checkpoint");
    }

    @Test
    void the_newest_checkpoint_deleted() {
        assertThat(foundAfter(rows -> rows.checkpoints().remove(2)))
                .contains("ROLLED_BACK checkpoint 300..519", "ROLLED_BACK head of the log");
    }

    @Test
    void all_checkpoints_deleted() {
        assertThat(foundAfter(rows -> rows.checkpoints().clear())).contains("NO_CHECKPOINT checkpoint");
    }

    @Test
    void a_head_that_was_changed() {
        Rows before = log.read();
        assertThat(foundAfter(rows -> StoredLog.flip(rows.head().getFrontier(), 0)))
                .containsExactly("TILE_EDITED head of the log");
        log.write(before);
        assertThat(foundAfter(rows -> rows.head().setSize(300L))).containsExactly("ROLLED_BACK head of the log");
        assertThat(foundAfter(rows -> {
                    rows.head().setSize(520L);
                    rows.head().setFrontier(new byte[1]);
                }))
                .containsExactly("MALFORMED head of the log");
    }

    @Test
    void names_numbers_and_counts_that_no_hash_covers() {
        Rows before = log.read();
        assertThat(foundAfter(rows -> {
                    byte[] ids = rows.segments().get(1).getEntryIds();
                    byte[] first = java.util.Arrays.copyOf(ids, 16);
                    System.arraycopy(ids, 16, ids, 0, 16);
                    System.arraycopy(first, 0, ids, 16, 16);
                }))
                .containsExactly("MALFORMED segment 10");
        log.write(before);
        assertThat(foundAfter(rows -> rows.segments().get(1).setMaxEntryId(new UUID(1, 2))))
                .containsExactly("MALFORMED segment 10");
        log.write(before);
        assertThat(foundAfter(rows -> rows.segments().get(1).setEntryCount(3)))
                .contains("MALFORMED segment 10", "MISSING segment 300 13..299");
        log.write(before);
        assertThat(foundAfter(rows -> rows.segments().get(2).setFirstIndex(299L)))
                .contains("MALFORMED segment 299");
    }

    @Test
    void a_segment_at_the_end_of_all_numbers_is_named_and_the_other_logs_verify() {
        assertThat(foundAfter(rows -> rows.segments().get(2).setFirstIndex(Long.MAX_VALUE - 7)))
                .contains("MISSING segment 9223372036854775800 300..9223372036854775799");
        LogsReport all = log.verifyAll();
        assertThat(all.logOfLogs().isVerified()).isTrue();
        assertThat(all.logs().get(1).isVerified()).isTrue();
    }

    /** As when an old backup of one log is put back. */
    private Rows rowsAt300() {
        Rows rows = log.read();
        rows.segments().remove(2);
        rows.checkpoints().remove(2);
        StoredLog.rehash(rows);
        return rows;
    }

    @Test
    void a_log_put_back_shows_against_what_was_kept_and_in_the_log_of_the_logs() {
        log.write(rowsAt300());

        assertThat(log.found()).as("by itself, it is a log as any").isEmpty();
        assertThat(log.found(
                        LogVerification.with(stores.verifier(StoredLog.TENANT)).since("kept", newest)))
                .anyMatch(problem -> problem.startsWith("ROLLED_BACK checkpoint"));
        LogsReport all = log.verifyAll();
        assertThat(all.logOfLogs().isVerified()).isTrue();
        assertThat(all.logs().get(1).isVerified()).isTrue();
        assertThat(all.logs().get(0).problems())
                .extracting(StoredLog::text)
                .anyMatch(problem -> problem.startsWith("ROLLED_BACK checkpoint"));
        assertThat(all.logs().get(0).problems().get(0).says())
                .contains("entry 2 of the log of _logs in the database is of size 520");
    }

    @Test
    void a_log_put_back_and_sealed_on_is_a_fork() {
        log.write(rowsAt300());
        log.growTo(9_000, 9_250);

        assertThat(log.found()).as("by itself, it is a log as any").isEmpty();
        assertThat(log.found(
                        LogVerification.with(stores.verifier(StoredLog.TENANT)).since("kept", newest)))
                .containsExactly("FORKED kept");
        stores.sealer().sealAll();
        LogsReport all = log.verifyAll();
        assertThat(all.logOfLogs().isVerified()).isTrue();
        assertThat(all.logs().get(0).problems())
                .extracting(StoredLog::text)
                .containsExactly("FORKED entry 2 of the log of _logs in the database");
    }

    @Test
    void a_fork_of_the_same_size_is_found() {
        log.write(rowsAt300());
        log.growTo(9_000, 9_220);

        assertThat(log.verifyAll().logs().get(0).problems())
                .extracting(StoredLog::text)
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("FORKED"));
    }

    @Test
    void a_log_that_is_gone_is_told() {
        log.delete(StoredLog.TENANT.value());

        LogsReport all = log.verifyAll();
        assertThat(all.isVerified()).isFalse();
        assertThat(all.logs().get(0).origin()).isEqualTo("compliance.example.org/district-1");
        assertThat(all.logs().get(0).problems())
                .extracting(StoredLog::text)
                .containsExactly("MISSING compliance.example.org/district-1");
        assertThat(all.logs().get(1).isVerified()).isTrue();
    }

    @Test
    void an_edited_entry_of_the_log_of_the_logs_is_named() {
        Rows rows = log.read(PendingEntries.LOGS);
        StoredLog.entries(rows.segments().get(0), entries -> entries.set(1, StoredLog.forged(1)));
        log.write(rows);

        assertThat(log.verifyAll().logOfLogs().problems())
                .extracting(StoredLog::text)
                .containsExactly("EDITED entry 1 1..1", "MALFORMED entry 1 1..1");
    }

    // Rows that are planted

    private static AuditSubtreeRow subtree(int level, long index, byte[] hash) {
        return new AuditSubtreeRow(StoredLog.TENANT.value(), level, index, hash);
    }

    @Test
    void a_hash_beyond_the_tree() {
        Rows before = log.read();
        assertThat(foundAfter(rows -> rows.subtrees().add(subtree(1, 2, new byte[32]))))
                .containsExactly("TILE_EDITED hash 2 of level 1");
        log.write(before);
        assertThat(foundAfter(rows -> rows.subtrees().add(subtree(1, 2, new byte[1]))))
                .containsExactly("MALFORMED hash 2 of level 1");
        log.write(before);
        assertThat(foundAfter(rows -> rows.subtrees().add(subtree(2, Long.MAX_VALUE, new byte[32]))))
                .containsExactly("TILE_EDITED hash 0 of level 2");
    }

    @Test
    void a_hash_of_a_level_that_no_tree_has() {
        Rows before = log.read();
        for (int level : new int[] {0, 8, 63, Integer.MAX_VALUE}) {
            assertThat(foundAfter(rows -> rows.subtrees().add(subtree(level, 0, new byte[32]))))
                    .containsExactly("TILE_EDITED hash 0 of level " + level);
            log.write(before);
        }
    }

    @Test
    void a_segment_beyond_the_tree() {
        Rows before = log.read();
        assertThat(foundAfter(
                        rows -> rows.segments().add(copyAt(520L, rows.segments().get(0)))))
                .contains("ROLLED_BACK checkpoint 520..529");
        log.write(before);
        assertThat(foundAfter(rows -> rows.segments()
                        .add(copyAt(Long.MAX_VALUE, rows.segments().get(0)))))
                .contains("MISSING segment " + Long.MAX_VALUE + " 520.." + (Long.MAX_VALUE - 1));
    }

    private static AuditSegmentRow copyAt(long index, AuditSegmentRow segment) {
        AuditSegmentRow copy = segment.copy();
        copy.setTenant(segment.getTenant());
        copy.setFirstIndex(index);
        return copy;
    }

    @Test
    void a_checkpoint_under_the_size_of_another() {
        Rows before = log.read();
        for (long size : new long[] {0, 299, 521, Long.MAX_VALUE}) {
            assertThat(foundAfter(rows -> {
                        var copy = rows.checkpoints().get(2).copy();
                        copy.setTenant(StoredLog.TENANT.value());
                        copy.setSize(size);
                        rows.checkpoints().add(copy);
                    }))
                    .containsExactly("MALFORMED checkpoint of size " + size);
            log.write(before);
        }
    }

    @Test
    void a_head_where_nothing_was_sealed() {
        assertThat(foundOfPlantedHead("district-9"))
                .containsExactly("NO_CHECKPOINT checkpoint", "ROLLED_BACK head of the log");
        assertThat(foundOfPlantedHead("district 9")).containsExactly("MALFORMED compliance.example.org/district 9");
    }

    private List<String> foundOfPlantedHead(String planted) {
        log.write(new Rows(new AuditLogRow(planted, 1L, new byte[32]), List.of(), List.of(), List.of()));
        LogReport report = log.verifyAll().logs().stream()
                .filter(one -> !one.isVerified())
                .findFirst()
                .orElseThrow();
        assertThat(report.origin()).isEqualTo("compliance.example.org/" + planted);
        log.delete(planted);
        return report.problems().stream().map(StoredLog::text).toList();
    }

    @Test
    void no_change_at_random_goes_unnoticed() {
        Rows before = log.read();
        afterEachOfManyChanges(
                (what, after) -> assertThat(log.found().isEmpty()).as(what).isEqualTo(after.equals(before)));
        assertThat(log.found()).isEmpty();
    }
}
