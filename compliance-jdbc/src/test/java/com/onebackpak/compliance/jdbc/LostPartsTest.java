package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasureState;
import com.onebackpak.compliance.store.KeyUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of the stores that is gone is told, and nothing takes its place until an operator says so. */
class LostPartsTest {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId GONE = PartyId.of("student-1");
    private static final PartyId HERE = PartyId.of("student-2");

    @TempDir
    Path folder;

    @BeforeEach
    void record() {
        try (EmbeddedComplianceStores opened = WorkingHost.open(folder)) {
            Workload.record(opened.stores(), TENANT, "one", GONE.value());
            Workload.record(opened.stores(), TENANT, "two", HERE.value());
            assertThat(opened.stores().of(TENANT).erasures().erase(GONE)).isPresent();
        }
    }

    private EmbeddedComplianceStores accepting(AcceptedLoss loss) {
        return EmbeddedComplianceStores.open(
                folder, WorkingHost.LOG_NAME, Workload.VOCABULARY, Clock.systemUTC(), Set.of(loss));
    }

    private Path database() {
        return folder.resolve("database/compliance.mv.db");
    }

    @Test
    void a_database_file_that_is_lost_is_not_made_anew_until_an_operator_says_so() throws IOException {
        Files.delete(database());

        assertThatThrownBy(() -> WorkingHost.open(folder))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("there is no database in " + folder.resolve("database"));

        assertThat(database()).doesNotExist();
        try (EmbeddedComplianceStores opened = accepting(AcceptedLoss.DATABASE)) {
            assertThat(opened.stores().of(TENANT).erasures().all())
                    .as("what the journal knows")
                    .hasSize(1);
        }
        try (EmbeddedComplianceStores opened = WorkingHost.open(folder)) {
            assertThat(opened.stores().tenants()).containsExactly(TENANT);
        }
    }

    @Test
    void an_empty_database_in_its_place_is_refused_until_an_operator_says_so() throws IOException {
        Files.delete(database());
        try (EmbeddedDatabase empty = EmbeddedDatabase.open(folder.resolve("database"))) {
            ComplianceSchema.install(empty.dataSource());
        }

        assertThatThrownBy(() -> WorkingHost.open(folder))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("another database than this, which is empty");

        try (EmbeddedComplianceStores opened = accepting(AcceptedLoss.DATABASE)) {
            Workload.record(opened.stores(), TENANT, "three", HERE.value());
        }
        WorkingHost.open(folder).close();
    }

    @Test
    void a_journal_that_was_emptied_is_told_and_is_told_again_what_the_database_knows() throws IOException {
        Files.writeString(folder.resolve("keys/erasures.log"), "");

        assertThatThrownBy(() -> WorkingHost.open(folder))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("the journal of erasures lacks 1 that the database knows");

        try (EmbeddedComplianceStores opened = accepting(AcceptedLoss.JOURNAL)) {
            assertThat(opened.stores().of(TENANT).consents().about(HERE, Instant.MAX))
                    .hasSize(1);
        }
        assertThat(KeyFolder.open(folder.resolve("keys")).erasureJournal().all().values())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.state()).isEqualTo(ErasureState.DONE);
                    assertThat(note.at()).isPresent();
                    assertThat(note.name()).isPresent();
                });
        WorkingHost.open(folder).close();
    }

    @Test
    void one_acceptance_is_none_of_another_loss() throws IOException {
        Files.writeString(folder.resolve("keys/erasures.log"), "");

        assertThatThrownBy(() -> accepting(AcceptedLoss.DATABASE)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void a_new_database_that_another_process_opens_meanwhile_is_no_other_database() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder.resolve("new/database"))) {
            ComplianceSchema.install(database.dataSource());
            KeyFolder keys = KeyFolder.create(folder.resolve("new/keys"), WorkingHost.LOG_NAME);
            StoreSettings settings = StoreSettings.of(Workload.VOCABULARY, Clock.systemUTC(), keys);
            DatabaseIdentity afterAnother = new DatabaseIdentity() {
                @Override
                public Optional<UUID> known() {
                    JdbcComplianceStores.owning(database.dataSource(), settings).close();
                    return keys.databaseIdentity().known();
                }

                @Override
                public void remember(UUID opened) {
                    keys.databaseIdentity().remember(opened);
                }
            };

            JdbcComplianceStores stores = JdbcComplianceStores.owning(
                    database.dataSource(),
                    StoreSettings.builder()
                            .from(settings)
                            .databaseIdentity(afterAnother)
                            .build());
            stores.close();

            assertThat(keys.databaseIdentity().known()).isPresent();
        }
    }
}
