package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an erasure leaves in the files of the embedded database, byte by byte, and until when. */
class EmbeddedErasureTest {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId GOES = PartyId.of("student-who-goes");
    private static final PartyId STAYS = PartyId.of("student-who-stays");
    private static final int RECORDS = 60;

    @TempDir
    Path folder;

    /** What the row of somebody's key holds, as it lies in the file. */
    private record KeyRow(byte[] wrapped, byte[] pseudonym, byte[] encryptedId) {
        List<byte[]> all() {
            return List.of(wrapped, pseudonym, encryptedId);
        }
    }

    private EmbeddedComplianceStores opened() {
        return WorkingHost.open(folder);
    }

    private static void recordAbout(EmbeddedComplianceStores opened, PartyId subject) {
        for (int i = 0; i < RECORDS; i++) {
            Workload.record(opened.stores(), TENANT, subject.value().length() + "-" + i, subject.value());
        }
    }

    private static KeyRow keyRow(EmbeddedComplianceStores opened, PartyId subject) {
        UUID key = Transactions.on(opened.dataSource())
                .run(statements -> statements
                        .select(COMPLIANCE_CONSENT.KEY_ID)
                        .from(COMPLIANCE_CONSENT)
                        .where(COMPLIANCE_CONSENT.RECORD_KEY.eq(subject.value().length() + "-0"))
                        .fetchSingle()
                        .value1());
        return Transactions.on(opened.dataSource())
                .run(statements -> statements
                        .selectFrom(COMPLIANCE_SUBJECT_KEY)
                        .where(COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(key))
                        .fetchSingle(row -> new KeyRow(
                                row.getWrappedKey(),
                                row.getPseudonym().getBytes(StandardCharsets.UTF_8),
                                row.getSubject())));
    }

    private boolean isInTheFiles(byte[] bytes) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("database"))) {
            return files.filter(Files::isRegularFile).anyMatch(file -> {
                try {
                    return Bytes.indexOf(Files.readAllBytes(file), bytes) >= 0;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void an_erasure_on_a_thread_that_was_interrupted_is_done_and_leaves_nothing() throws IOException {
        KeyRow gone;
        try (EmbeddedComplianceStores opened = opened()) {
            recordAbout(opened, GOES);
            gone = keyRow(opened, GOES);
            Thread.currentThread().interrupt();
            assertThat(opened.stores().of(TENANT).erasures().erase(GOES)).isPresent();
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThatNothingIsLeft(gone);
    }

    private void assertThatNothingIsLeft(KeyRow gone) throws IOException {
        for (byte[] each : gone.all()) {
            assertThat(isInTheFiles(each)).as(HexFormat.of().formatHex(each)).isFalse();
        }
        assertThat(isInTheFiles(GOES.value().getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void an_id_is_in_no_file_even_while_the_person_is_on_record() throws IOException {
        try (EmbeddedComplianceStores opened = opened()) {
            recordAbout(opened, GOES);

            assertThat(isInTheFiles(GOES.value().getBytes(StandardCharsets.UTF_8)))
                    .isFalse();
            assertThat(isInTheFiles(keyRow(opened, GOES).wrapped())).isTrue();
        }
    }

    @Test
    void after_an_erasure_and_a_close_the_files_hold_nothing_that_opens_anything() throws IOException {
        KeyRow gone;
        KeyRow kept;
        try (EmbeddedComplianceStores opened = opened()) {
            recordAbout(opened, GOES);
            recordAbout(opened, STAYS);
            gone = keyRow(opened, GOES);
            kept = keyRow(opened, STAYS);
            assertThat(opened.stores().of(TENANT).erasures().erase(GOES)).isPresent();
            assertThat(isInTheFiles(gone.wrapped()))
                    .as("H2 keeps old pages, or none of this were needed")
                    .isTrue();
        }

        assertThatNothingIsLeft(gone);
        assertThat(isInTheFiles(kept.wrapped())).isTrue();
        try (EmbeddedComplianceStores again = opened()) {
            assertThat(again.stores().of(TENANT).consents().about(STAYS, Instant.MAX))
                    .hasSize(RECORDS);
            assertThat(again.stores().of(TENANT).consents().about(GOES, Instant.MAX))
                    .isEmpty();
        }
    }

    @Test
    void a_check_finds_the_row_of_a_destroyed_key_until_the_file_is_written_anew() throws IOException {
        Path database = folder.resolve("database");
        try (EmbeddedComplianceStores opened = opened()) {
            recordAbout(opened, GOES);
            recordAbout(opened, STAYS);
            assertThat(opened.stores().of(TENANT).erasures().erase(GOES)).isPresent();
            ErasureCheck check = check();
            assertThat(check.keys()).isEqualTo(1);
            assertThat(check.lookIn(database))
                    .isNotEmpty()
                    .allSatisfy(remain -> assertThat(remain.what()).startsWith("the row of key"));
        }
        assertThat(check().lookIn(database)).isEmpty();

        Files.writeString(database.resolve("notes"), "x".repeat((1 << 20) - 5) + GOES + " asked");
        assertThat(check().lookIn(database)).singleElement().satisfies(remain -> {
            assertThat(remain.position()).isEqualTo((1 << 20) - 5);
            assertThat(remain.what()).isEqualTo("an id that was asked for").doesNotContain(GOES.value());
        });
    }

    private ErasureCheck check() {
        return ErasureCheck.of(KeyFolder.open(folder.resolve("keys")).erasureJournal(), List.of(GOES));
    }

    @Test
    void it_can_be_done_at_once_while_the_stores_go_on() throws IOException {
        try (EmbeddedComplianceStores opened = opened()) {
            recordAbout(opened, GOES);
            recordAbout(opened, STAYS);
            KeyRow gone = keyRow(opened, GOES);
            assertThat(opened.stores().of(TENANT).erasures().erase(GOES)).isPresent();

            opened.writeAnew(Duration.ofSeconds(10));

            assertThatNothingIsLeft(gone);
            assertThat(opened.stores().of(TENANT).consents().about(STAYS, Instant.MAX))
                    .hasSize(RECORDS);
            Workload.record(opened.stores(), TENANT, "afterwards", STAYS.value());
        }
        try (EmbeddedComplianceStores again = opened()) {
            assertThat(again.stores().of(TENANT).consents().history(RecordKey.of("afterwards")))
                    .hasSize(1);
        }
    }

    @Test
    void a_process_that_runs_for_long_does_it_by_itself_in_a_moment_when_nobody_has_a_connection() throws Exception {
        try (EmbeddedComplianceStores opened = opened()) {
            opened.look(Duration.ofMillis(20), Duration.ZERO);
            recordAbout(opened, GOES);
            KeyRow gone = keyRow(opened, GOES);
            assertThat(opened.stores().of(TENANT).erasures().erase(GOES)).isPresent();

            for (int i = 0; i < 500 && Files.exists(folder.resolve("database/erased-since-written")); i++) {
                Thread.sleep(20);
            }

            assertThatNothingIsLeft(gone);
            Workload.record(opened.stores(), TENANT, "afterwards", STAYS.value());
        }
    }

    @Test
    void nobody_loses_a_connection_over_it_and_it_waits_no_longer_than_it_is_told_to() throws SQLException {
        try (EmbeddedComplianceStores opened = opened();
                Connection connection = opened.dataSource().getConnection()) {
            recordAbout(opened, GOES);

            assertThatThrownBy(() -> opened.writeAnew(Duration.ofMillis(200)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("somebody has a connection");

            assertThat(connection.isValid(1)).isTrue();
            assertThat(opened.stores().of(TENANT).consents().about(GOES, Instant.MAX))
                    .hasSize(RECORDS);
        }
    }

    @Test
    void other_stores_on_the_same_connections_are_named_as_what_keeps_one_until_they_are_closed() throws IOException {
        try (EmbeddedComplianceStores opened = opened()) {
            recordAbout(opened, GOES);
            KeyRow gone = keyRow(opened, GOES);
            JdbcComplianceStores others = WorkingHost.stores(opened.dataSource(), folder.resolve("keys"));
            assertThat(opened.stores().of(TENANT).erasures().erase(GOES)).isPresent();

            assertThatThrownBy(() -> opened.writeAnew(Duration.ZERO))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("or keeps one, as stores do that are not closed");

            others.close();
            opened.writeAnew(Duration.ofSeconds(10));
            assertThatNothingIsLeft(gone);
        }
    }

    @Test
    void a_process_that_was_killed_before_it_leaves_it_to_the_next_opening() throws Exception {
        KeyRow gone;
        Path copy = folder.resolve("copy");
        try (EmbeddedComplianceStores opened = opened()) {
            recordAbout(opened, GOES);
            gone = keyRow(opened, GOES);
            assertThat(opened.stores().of(TENANT).erasures().erase(GOES)).isPresent();
            // what a kill leaves, and a draft of one that came in the middle of writing the file
            copyAll(folder.resolve("database"), copy);
        }
        Files.write(copy.resolve("compliance.mv.db.tempFile"), gone.wrapped());
        deleteAll(folder.resolve("database"));
        copyAll(copy, folder.resolve("database"));
        deleteAll(copy);
        assertThat(isInTheFiles(gone.wrapped())).isTrue();

        try (EmbeddedComplianceStores again = opened()) {
            assertThatNothingIsLeft(gone);
            assertThat(again.stores().of(TENANT).erasures().all()).hasSize(1);
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
