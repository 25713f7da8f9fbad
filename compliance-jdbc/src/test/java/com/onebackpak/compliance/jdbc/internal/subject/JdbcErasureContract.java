package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StatementLog;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.jdbc.TableCopy;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.ErasedException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureNote;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DetachedException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is erased stays so, whatever backup is put back; and a missing key erases nobody. */
abstract class JdbcErasureContract {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId GOES = PartyId.of("student-who-goes");
    private static final PartyId STAYS = PartyId.of("student-who-stays");
    private static final PartyId PARENT = PartyId.of("parent-who-asks");
    private static final String TEXT = "words that only one person said";
    private static final Instant BEGIN = Instant.parse("2026-08-01T05:00:00Z");
    private static final Instant LATE = Instant.parse("9999-01-01T00:00:00Z");

    @TempDir
    Path temporary;

    private Path keys;
    private TestDatabase database;
    private JdbcComplianceStores stores;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        keys = temporary.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        database = database();
        stores = opened(database);
        writeEverythingAbout(GOES);
        writeEverythingAbout(STAYS);
        stores.sealer().sealAll();
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    private JdbcComplianceStores opened(TestDatabase on) {
        if (stores != null) {
            stores.close();
        }
        return WorkingHost.stores(on.dataSource(), keys);
    }

    private TenantStores tenant() {
        return stores.of(TENANT);
    }

    private void writeEverythingAbout(PartyId subject) {
        RecordKey key = RecordKey.of("record-" + (subject.equals(GOES) ? 1 : 2));
        Workload.record(stores, TENANT, key.value(), subject.value());
        tenant().optOuts().record(key, new OptOut(subject, Optional.of(Purpose.MARKETING), false, Span.from(BEGIN)));
        tenant().holds()
                .record(
                        key,
                        new Hold(
                                HoldKind.LEGAL,
                                subject,
                                Set.of(Category.NAME),
                                new Span(BEGIN, Optional.of(BEGIN.plusSeconds(1)))));
        tenant().disclosures()
                .record(
                        key,
                        Disclosure.builder()
                                .subject(subject)
                                .recipient(PARENT)
                                .addCategories(Category.NAME)
                                .at(BEGIN)
                                .details(TEXT + subject)
                                .build());
        tenant().requests()
                .record(
                        key,
                        RightsRequest.builder()
                                .subject(subject)
                                .requester(PARENT)
                                .action(Action.DELETE)
                                .received(BEGIN)
                                .details(TEXT + subject)
                                .build());
        tenant().decisions().record(DecisionEvent.of(Workload.decision(subject, "app", Facts.nothing(), BEGIN)));
    }

    @Test
    void nothing_of_whoever_is_erased_is_left_in_any_column() {
        UUID key = TableCopy.keyOfConsent(database, "record-1");
        assertThat(rowsUnder(key, database)).hasSize(7);
        Erasure erasure = tenant().erasures().erase(GOES).orElseThrow();

        assertThat(TableCopy.lines(database))
                .noneMatch(line -> line.contains(GOES.value()))
                .noneMatch(line -> line.contains(TEXT + GOES))
                .filteredOn(line -> line.contains(erasure.key().toString()))
                .as("the tombstone, its entry, and the entries of what was recorded under the key")
                .hasSize(3)
                .anyMatch(line -> line.startsWith("compliance_audit_segment |"))
                .anyMatch(line -> line.startsWith("compliance_erasure |"))
                .anyMatch(line -> line.startsWith("compliance_audit_pending |"));
        checkThatOthersAreThere();
        stores.sealer().sealAll();
        verifyLogs();
    }

    /** The tables that name a key, but those of the log. */
    private static List<String> rowsUnder(UUID key, TestDatabase in) {
        return TableCopy.lines(in).stream()
                .filter(line -> line.contains(key.toString()) && !line.startsWith("compliance_audit"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private void checkThatOthersAreThere() {
        assertThat(tenant().consents().about(STAYS, LATE)).hasSize(1);
        assertThat(tenant().disclosures().about(STAYS, LATE))
                .singleElement()
                .satisfies(
                        disclosure -> assertThat(disclosure.value().details()).contains(TEXT + STAYS));
        assertThat(tenant().requests().about(STAYS, LATE)).hasSize(1);
        assertThat(tenant().decisions().about(STAYS)).hasSize(1);
    }

    private void verifyLogs() {
        assertThat(stores.verifyLogs(LogsVerification.with(stores.verifierOfLogs()))
                        .all())
                .allSatisfy(log -> assertThat(log.problems()).isEmpty())
                .allMatch(LogReport::isVerified);
    }

    @Test
    void an_id_of_a_person_stands_in_no_column_not_even_while_the_person_is_on_record() {
        assertThat(TableCopy.lines(database))
                .noneMatch(line -> line.contains(GOES.value()))
                .noneMatch(line -> line.contains(PARENT.value()))
                .noneMatch(line -> line.contains(TEXT));
        assertThat(tenant().requests().about(GOES, LATE))
                .singleElement()
                .satisfies(request -> assertThat(request.value().requester()).isEqualTo(PARENT));
    }

    @Test
    void what_is_encrypted_in_one_column_does_not_decrypt_in_another() {
        database.execute("update compliance_request set requester = details");

        assertThatThrownBy(() -> tenant().requests().about(GOES, LATE))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("changed, moved");
    }

    @Test
    void a_key_whose_pseudonym_was_changed_is_nobody_elses() {
        UUID goes = TableCopy.keyOfConsent(database, "record-1");
        UUID stays = TableCopy.keyOfConsent(database, "record-2");
        database.execute(
                "create table taken as select pseudonym from compliance_subject_key where key_id = '" + stays + "'",
                "update compliance_subject_key set pseudonym = 'none' where key_id = '" + stays + "'",
                "update compliance_subject_key set pseudonym = (select pseudonym from taken) where key_id = '" + goes
                        + "'");

        assertThatThrownBy(() -> Workload.record(stores, TENANT, "third", STAYS.value()))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(goes.toString());
    }

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

    @Test
    void whoever_erases_within_a_transaction_of_the_own_is_told_at_once() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Workload.record(stores.joining(DSL.using(connection, database.dialect())), TENANT, "mine", GOES.value());

            assertThatThrownBy(() -> tenant().erasures().erase(GOES))
                    .as("and not by a lock timeout")
                    .isExactlyInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("this thread has a transaction that is not over");

            connection.rollback();
        }
        assertThat(tenant().erasures().erase(GOES)).isPresent();
    }

    /** As Spring does: each caller gets a handle of its own, which is closed after each use; the transaction goes on. */
    private record Handles(Connection transaction, AtomicReference<RuntimeException> failure)
            implements ConnectionProvider {
        Handles(Connection transaction) {
            this(transaction, new AtomicReference<>());
        }

        @Override
        public Connection acquire() {
            if (failure.get() != null) {
                throw failure.get();
            }
            AtomicBoolean isClosed = new AtomicBoolean();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "close" -> {
                            isClosed.set(true);
                            yield null;
                        }
                        case "isClosed" -> isClosed.get();
                        default -> method.invoke(transaction, arguments);
                    });
        }

        @Override
        public void release(Connection handle) {
            try {
                handle.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whoever_erases_within_a_transaction_of_a_framework_is_told_at_once() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            DSLContext bean = DSL.using(new Handles(connection), database.dialect());
            Workload.record(stores.joining(bean), TENANT, "mine", GOES.value());
            Workload.record(stores.joining(bean), TENANT, "mine-too", GOES.value());

            assertThatThrownBy(() -> tenant().erasures().erase(GOES))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("this thread has a transaction that is not over");

            connection.commit();
            assertThat(tenant().erasures().erase(GOES)).isPresent();
        }
    }

    @Test
    void a_transaction_of_which_nobody_knows_whether_it_is_over_goes_on() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Handles handles = new Handles(connection);
            Workload.record(stores.joining(DSL.using(handles, database.dialect())), TENANT, "mine", GOES.value());
            connection.rollback();

            handles.failure().set(new DataAccessException("the pool is empty"));
            assertThatThrownBy(() -> tenant().erasures().erase(GOES))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("this thread has a transaction that is not over");

            handles.failure().set(new DetachedException("no connection any more"));
            assertThat(tenant().erasures().erase(GOES)).isPresent();
        }
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
    void whoever_comes_back_gets_a_new_key() {
        Erasure first = tenant().erasures().erase(GOES).orElseThrow();
        long before = keysOnRecord();
        assertThatThrownBy(() -> writeEverythingAbout(GOES)).isInstanceOf(ErasedException.class);
        assertThat(keysOnRecord()).as("a refusal leaves no key behind").isEqualTo(before);
        tenant().occurrences()
                .record(
                        RecordKey.of("back"),
                        new Occurrence(GOES, OccurrenceKind.ENROLLED, first.at().plusSeconds(1)));
        writeEverythingAbout(GOES);
        stores = opened(database);
        assertThat(tenant().consents().about(GOES, LATE))
                .as("what was erased was another key")
                .hasSize(1);

        Erasure second = tenant().erasures().erase(GOES).orElseThrow();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(rowsUnder(second.key(), database)).containsExactly("compliance_erasure");
    }

    private long keysOnRecord() {
        return TableCopy.lines(database).stream()
                .filter(line -> line.startsWith("compliance_subject_key |"))
                .count();
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
