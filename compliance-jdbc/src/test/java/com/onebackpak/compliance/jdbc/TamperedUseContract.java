package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.StoredLog.Rows;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whoever may write to the database changes a log there: nobody seals on. */
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
                "its head has 0 entries, its newest checkpoint 520");
        log.write(before);
        refusesToSealAfter(rows -> StoredLog.flip(rows.head().getFrontier(), 0), "another root");
        log.write(before);
        refusesToSealAfter(rows -> rows.head().setFrontier(new byte[3]), "its head cannot be read");
        log.write(before);
        refusesToSealAfter(rows -> rows.checkpoints().remove(2), "its head has 520 entries, its newest checkpoint 300");
        log.write(before);
        refusesToSealAfter(rows -> rows.checkpoints().clear(), "its newest checkpoint 0");
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
}
