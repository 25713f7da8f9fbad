package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StatementLog;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.jdbc.TableCopy;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureNote;
import com.onebackpak.compliance.store.KeyUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is erased stays so, whatever backup is put back; and a missing key or journal erases nobody. */
abstract class RestoredErasureContract extends ErasingStores {
    @Test
    void a_backup_that_is_put_back_is_told_what_was_erased_before_it_serves() {
        try (TestDatabase backup = database()) {
            TableCopy.copy(database, backup);
            Erasure erasure = tenant().erasures().erase(GOES).orElseThrow();
            assertThat(rowsUnder(erasure.key(), backup)).hasSize(7);

            stores = opened(backup);

            assertThat(rowsUnder(erasure.key(), backup)).containsExactly("compliance_erasure");
            assertThat(tenant().consents().about(GOES, LATE)).isEmpty();
            assertThat(tenant().erasures().all()).singleElement().satisfies(again -> {
                assertThat(again.key()).isEqualTo(erasure.key());
                assertThat(again.at()).as("when it was erased").isEqualTo(erasure.at());
            });
            assertThat(tenant().erasures().erasedAt(GOES)).contains(erasure.at());
            checkThatOthersAreThere();
            stores.sealer().sealAll();
            Erasure again = tenant().erasures().all().get(0);
            long index = tenant().auditLog().indexOf(again.entry()).orElseThrow();
            assertThat(tenant().auditLog().entries(index, 1).get(0).type()).isEqualTo("erasure");
            verifyLogs();

            stores = opened(backup);
            assertThat(tenant().erasures().all()).as("once").hasSize(1);
        }
    }

    @Test
    void a_backup_of_before_anything_was_on_record_about_them_knows_who_was_erased_and_when() {
        PartyId late = PartyId.of("student-who-came-late");
        try (TestDatabase backup = database()) {
            TableCopy.copy(database, backup);
            Workload.record(stores, TENANT, "late", late.value());
            Erasure erasure = tenant().erasures().erase(late).orElseThrow();

            stores = opened(backup);

            assertThat(tenant().erasures().all()).extracting(Erasure::at).containsExactly(erasure.at());
            assertThat(tenant().erasures().erasedAt(late)).contains(erasure.at());
            assertThat(tenant().erasures().erasedAt(STAYS)).isEmpty();
            stores.sealer().sealAll();
            assertThat(stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()))
                            .problems())
                    .noneMatch(problem -> problem.ledger().equals("erasure"));
        }
    }

    @Test
    void a_journal_of_before_it_kept_times_lets_a_backup_tell_when_it_was_told() throws IOException {
        try (TestDatabase backup = database()) {
            TableCopy.copy(database, backup);
            Erasure erasure = tenant().erasures().erase(GOES).orElseThrow();
            Files.writeString(keys.resolve("erasures.log"), TENANT + " " + erasure.key() + " done\n");

            stores = opened(backup);

            assertThat(tenant().erasures().erasedAt(GOES))
                    .hasValueSatisfying(at -> assertThat(at).isAfterOrEqualTo(erasure.at()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tables_that_are_put_back_beside_the_tombstone_are_erased_again(boolean withRows) {
        try (TestDatabase backup = database()) {
            TableCopy.copy(database, backup);
            Erasure erasure = tenant().erasures().erase(GOES).orElseThrow();
            stores.sealer().sealAll();
            for (String table : withRows
                    ? List.of("compliance_subject_key", "compliance_opt_out", "compliance_decision")
                    : List.of("compliance_subject_key")) {
                database.execute("delete from " + table);
                TableCopy.copyTable(backup, database, table);
            }
            assertThat(rowsUnder(erasure.key(), database)).hasSize(withRows ? 4 : 2);

            stores = opened(database);

            assertThat(rowsUnder(erasure.key(), database)).containsExactly("compliance_erasure");
            assertThat(tenant().erasures().all())
                    .as("the tombstone that was there")
                    .containsExactly(erasure);
            checkThatOthersAreThere();
            stores.sealer().sealAll();
            verifyLogs();
        }
    }

    @Test
    void an_erasure_that_was_remembered_and_not_done_is_done_at_the_next_start() throws IOException {
        UUID key = TableCopy.keyOfConsent(database, "record-1");
        Files.writeString(keys.resolve("erasures.log"), TENANT + " " + key + "\n", StandardOpenOption.APPEND);

        stores = opened(database);

        assertThat(rowsUnder(key, database)).containsExactly("compliance_erasure");
        assertThat(tenant().erasures().all()).hasSize(1);
    }

    @Test
    void a_start_does_not_ask_for_each_erasure_that_ever_was() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            lines.add((i % 2 == 0 ? TENANT : "district-2") + " " + UUID.randomUUID());
        }
        Files.write(keys.resolve("erasures.log"), lines);
        StatementLog statements = new StatementLog();

        stores = WorkingHost.stores(statements.of(database.dataSource()), keys);

        assertThat(statements.all())
                .filteredOn(sql -> sql.contains("compliance_subject_key"))
                .as("one tells which database it is, one opens a key, one for each tenant")
                .hasSize(4);
        checkThatOthersAreThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "district", "district-1 0123", "district-1 01234567-89ab-cdef-0123-456789abcde"})
    void a_last_line_that_was_cut_short_is_no_erasure(String torn) throws IOException {
        assertThat(tenant().erasures().erase(GOES)).isPresent();
        if (!torn.equals("\n")) {
            Files.writeString(keys.resolve("erasures.log"), torn, StandardOpenOption.APPEND);
        }

        stores = opened(database);

        checkThatOthersAreThere();
        assertThat(tenant().erasures().erase(STAYS)).isPresent();
        assertThat(Files.readAllLines(keys.resolve("erasures.log"))).hasSize(4).allMatch(line -> line.length() > 36);
        stores = opened(database);
        assertThat(tenant().erasures().all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-encryption-key.json", "checkpoint-signing-key", "erasures.log"})
    void a_missing_file_of_keys_is_one_clear_error_and_erases_nobody(String file) throws IOException {
        List<String> before = TableCopy.lines(database);
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(keys.resolve(file), elsewhere);

        assertThatThrownBy(() -> opened(database))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("put it back from its copy");

        assertThat(TableCopy.lines(database)).isEqualTo(before);
        assertThat(keys.resolve(file)).doesNotExist();
        Files.move(elsewhere, keys.resolve(file));
        stores = opened(database);
        checkThatOthersAreThere();
    }

    @Test
    void a_missing_folder_of_keys_is_one_clear_error() {
        assertThatThrownBy(() -> KeyFolder.open(temporary.resolve("none"))).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void another_key_encryption_key_is_told_at_the_start_and_erases_nobody() throws IOException {
        List<String> before = TableCopy.lines(database);
        KeyFolder.create(temporary.resolve("others"), WorkingHost.LOG_NAME);
        Path own = keys.resolve("key-encryption-key.json");
        byte[] right = Files.readAllBytes(own);
        Files.write(own, Files.readAllBytes(temporary.resolve("others/key-encryption-key.json")));

        assertThatThrownBy(() -> opened(database))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("the key-encryption key does not fit what is in the database");

        assertThat(TableCopy.lines(database)).isEqualTo(before);
        Files.write(own, right);
        stores = opened(database);
        checkThatOthersAreThere();
    }

    /** Of a process that shares it with others, one of which erases somebody whenever it is read. */
    private record SharedJournal(ErasureJournal journal, Runnable other) implements ErasureJournal {
        @Override
        public void append(ErasedKey key, ErasureNote note) {
            journal.append(key, note);
        }

        @Override
        public Map<ErasedKey, ErasureNote> all() {
            Map<ErasedKey, ErasureNote> all = journal.all();
            other.run();
            return all;
        }
    }

    @Test
    void a_start_while_another_process_erases_somebody_finds_no_journal_lacking() {
        KeyFolder folder = KeyFolder.open(keys);
        ErasureJournal shared = new SharedJournal(
                folder.erasureJournal(),
                () -> assertThat(tenant().erasures().erase(GOES)).isPresent());
        StoreSettings settings = StoreSettings.builder()
                .from(StoreSettings.of(Workload.VOCABULARY, Clock.systemUTC(), folder))
                .erasureJournal(shared)
                .build();

        try (JdbcComplianceStores started = JdbcComplianceStores.owning(database.dataSource(), settings)) {
            assertThat(started.of(TENANT).erasures().all()).hasSize(1);
        }
    }

    @Test
    void a_journal_that_cannot_be_written_keeps_everybody() throws IOException {
        Files.delete(keys.resolve("erasures.log"));

        assertThatThrownBy(() -> tenant().erasures().erase(GOES))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("journal of erasures");
        assertThat(tenant().consents().about(GOES, LATE)).hasSize(1);
        assertThat(tenant().erasures().all()).isEmpty();
    }
}
