package com.onebackpak.compliance.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.onebackpak.compliance.jdbc.internal.log.StoredLog.Rows;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whoever may write to the database changes a log there: nobody seals on, and what is cut off is not handed out. */
abstract class TamperedUseContract extends StoredLogContract {
    // Sealing

    @Test
    void nobody_seals_on_from_a_head_that_was_not_signed() {
        Rows before = log.read();
        stores.of(StoredLog.TENANT).auditLog().append(StoredLog.entry(520));
        refusesToSealAfter(
                rows -> {
                    rows.head().setSize(0L);
                    rows.head().setFrontier(new byte[0]);
                },
                "it is of size 0, but the newest checkpoint is of size 520");
        log.write(before);
        refusesToSealAfter(
                rows -> StoredLog.flip(rows.head().getFrontier(), 0),
                "its hashes are not those of the tree that was signed");
        log.write(before);
        refusesToSealAfter(
                rows -> rows.head().setFrontier(new byte[3]), "a tree of 520 leaves has a frontier of 64 bytes, not 3");
        log.write(before);
        refusesToSealAfter(
                rows -> rows.checkpoints().remove(2), "it is of size 520, but the newest checkpoint is of size 300");
        log.write(before);
        refusesToSealAfter(rows -> rows.checkpoints().clear(), "it is of size 520, but there is no checkpoint");
        log.write(before);
        refusesToSealAfter(
                rows -> rows.checkpoints()
                        .get(2)
                        .setNote(StoredLog.forgedNote(rows.checkpoints().get(2).getNote())),
                "the newest checkpoint of the log of district-1 is not what was signed");
        log.write(before);

        assertThat(stores.sealer().seal(StoredLog.TENANT).orElseThrow().size()).isEqualTo(521);
        assertThat(log.found()).isEmpty();
    }

    @Test
    void a_log_that_cannot_be_sealed_keeps_no_other_from_it() {
        PartyId third = PartyId.of("district-3");
        for (PartyId tenant : List.of(StoredLog.TENANT, OTHER, third)) {
            stores.of(tenant).auditLog().append(StoredLog.entry(520));
        }
        long before = log.size(PendingEntries.LOGS);
        log.change(StoredLog.TENANT.value(), rows -> rows.head().setSize(300L));
        log.change(OTHER.value(), rows -> StoredLog.flip(rows.head().getFrontier(), 0));

        assertThatThrownBy(() -> stores.sealer().sealAll())
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("log of district-1")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessageContaining("log of district-2")));
        assertThat(log.size(third.value())).isEqualTo(1);
        assertThat(log.size(PendingEntries.LOGS)).isEqualTo(before + 1);
    }

    @Test
    void what_is_planted_where_the_next_entries_go_is_named_with_the_log_and_keeps_no_other_from_being_sealed() {
        Rows before = log.read();
        for (PartyId tenant : List.of(StoredLog.TENANT, OTHER)) {
            stores.of(tenant).auditLog().append(StoredLog.entry(520));
        }
        isNamedWhenSealing("segment 520", rows -> {
            var planted = rows.segments().get(2).copy();
            planted.setTenant(StoredLog.TENANT.value());
            planted.setFirstIndex(520L);
            rows.segments().add(planted);
        });
        assertThat(log.size(OTHER.value())).isEqualTo(2);
        assertThat(log.found()).isNotEmpty();
        log.write(before);
        isNamedWhenSealing("checkpoint of size 521", rows -> plantCheckpoint(rows, 521));
        log.write(before);
        isNamedWhenSealing("checkpoint of size 9000", rows -> plantCheckpoint(rows, 9_000));
        log.write(before);

        stores.of(StoredLog.TENANT)
                .auditLog()
                .append(IntStream.range(521, 800).mapToObj(StoredLog::entry).toList());
        isNamedWhenSealing("hash 2 of level 1", rows -> {
            var planted = rows.subtrees().get(1).copy();
            planted.setTenant(StoredLog.TENANT.value());
            planted.setLevel(1);
            planted.setSubtreeIndex(2L);
            rows.subtrees().add(planted);
        });
        log.write(before);
        assertThat(stores.sealer().seal(StoredLog.TENANT).orElseThrow().size()).isEqualTo(800);
        assertThat(log.found()).isEmpty();
    }

    private static void plantCheckpoint(Rows rows, long size) {
        var planted = rows.checkpoints().get(2).copy();
        planted.setTenant(StoredLog.TENANT.value());
        planted.setSize(size);
        planted.setNote("x");
        rows.checkpoints().add(planted);
    }

    private void isNamedWhenSealing(String place, Consumer<Rows> planting) {
        log.change(planting);
        assertThatThrownBy(() -> stores.sealer().sealAll())
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("the log of district-1 is not sealed on")
                .hasMessageContaining("beyond its head, which is not so far, lies " + place)
                .hasMessageContaining("delete what was planted");
    }

    @Test
    void a_log_of_the_logs_that_cannot_be_sealed_is_told_after_all_others_are_sealed() {
        stores.of(StoredLog.TENANT).auditLog().append(StoredLog.entry(520));
        log.change(PendingEntries.LOGS, rows -> rows.head().setSize(0L));

        assertThatThrownBy(() -> stores.sealer().sealAll())
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("log of _logs");
        assertThat(log.size(StoredLog.TENANT.value())).isEqualTo(521);
    }

    private void refusesToSealAfter(Consumer<Rows> change, String why) {
        log.change(change);
        Rows changed = log.read();
        assertThatThrownBy(() -> stores.sealer().seal(StoredLog.TENANT))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("log of district-1")
                .hasMessageContaining(why);
        assertThat(log.read().segments()).isEqualTo(changed.segments());
    }

    // Reading

    private AuditLog tampered() {
        return stores.of(StoredLog.TENANT).auditLog();
    }

    private static void isRefused(ThrowingCallable reading, String why) {
        assertThatThrownBy(reading)
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("log of district-1")
                .hasMessageContaining(why);
    }

    @Test
    void entries_that_are_cut_off_or_missing_are_told_and_no_others_are_read_in_their_place() {
        Rows before = log.read();
        log.change(rows -> {
            var segment = rows.segments().get(1);
            segment.setEntries(Arrays.copyOf(segment.getEntries(), segment.getEntries().length - 1));
        });
        isRefused(() -> tampered().entries(0, 20), "the entries from 10 on cannot be taken apart");
        log.write(before);
        log.change(rows -> StoredLog.entries(rows.segments().get(1), entries -> entries.remove(289)));
        isRefused(() -> tampered().entries(290, 20), "lacks entry 299");
        log.write(before);
        log.change(rows -> rows.segments().remove(1));
        isRefused(() -> tampered().entries(5, 20), "lacks entry 10");
        isRefused(() -> tampered().entries(200, 200), "lacks entry 200");
        assertThat(tampered().entries(0, 10)).hasSize(10);
        assertThat(tampered().entries(300, 1000)).hasSize(220);
        log.write(before);
        log.change(rows -> rows.segments().get(2).setFirstIndex(299L));
        isRefused(() -> tampered().entries(290, 20), "entry 299 twice");
        log.write(before);
        log.change(rows -> StoredLog.entries(rows.segments().get(2), entries -> entries.remove(219)));
        assertThat(tampered().entries(510, 9)).hasSize(9);
        isRefused(() -> tampered().entries(510, 10), "lacks entry 519");
    }

    @Test
    void no_proof_is_made_of_hashes_that_are_cut_off_or_missing() {
        Rows before = log.read();
        List<Consumer<Rows>> ofLeaves = List.of(
                rows -> cutOffLeaves(rows, 1),
                rows -> cutOffLeaves(rows, 32),
                rows -> cutOffLeaves(rows, 289 * 32),
                rows -> rows.segments().remove(1),
                rows -> rows.segments().get(1).setFirstIndex(11L));
        for (Consumer<Rows> change : ofLeaves) {
            log.change(change);
            isRefused(() -> tampered().proveInclusion(15), "of level 0");
            isRefused(() -> tampered().proveConsistency(301), "of level 0");
            log.write(before);
        }
        List<Consumer<Rows>> aboveThem = List.of(
                rows -> rows.subtrees().remove(0),
                rows -> rows.subtrees().remove(1),
                rows -> rows.subtrees().get(1).setHash(new byte[31]),
                rows -> rows.subtrees().get(1).setHash(new byte[33]));
        for (Consumer<Rows> change : aboveThem) {
            log.change(change);
            isRefused(() -> tampered().proveInclusion(15), "lacks hash 1 of level 1");
            isRefused(() -> tampered().proveConsistency(256), "lacks hash 1 of level 1");
            log.write(before);
        }
    }

    private static void cutOffLeaves(Rows rows, int bytes) {
        var segment = rows.segments().get(1);
        segment.setLeafHashes(Arrays.copyOf(segment.getLeafHashes(), segment.getLeafHashes().length - bytes));
    }

    @Test
    void whatever_is_changed_nothing_but_a_refusal_of_the_stores_is_thrown() {
        PartyId tenant = StoredLog.TENANT;
        UUID name = stores.of(tenant).auditLog().append(StoredLog.entry(520));
        stores.sealer().seal(tenant);
        afterEachOfManyChanges((what, after) -> {
            List<ThrowingCallable> uses = List.of(
                    () -> tampered().entries(0, 1000),
                    () -> tampered().indexOf(name),
                    () -> tampered().proveInclusion(9),
                    () -> tampered().proveConsistency(10),
                    () -> {
                        tampered().append(StoredLog.entry(521));
                        stores.sealer().seal(tenant);
                    });
            for (ThrowingCallable use : uses) {
                Throwable thrown = catchThrowable(use);
                if (thrown != null) {
                    assertThat(thrown).as(what).isInstanceOf(ComplianceStoreException.class);
                }
            }
        });
    }
}
