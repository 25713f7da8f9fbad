package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an erasure leaves in the files of a PostgreSQL server, and the steps of docs/operating.md that remove it. */
class PostgresRemainsTest {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId GOES = PartyId.of("student-who-goes");

    @TempDir
    Path temporary;

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void after_the_documented_steps_no_file_of_the_server_holds_the_key_or_the_id() throws Exception {
        Path data = temporary.resolve("data");
        KilledPostgres server = KilledPostgres.start(data);
        try {
            DataSource dataSource = WorkingHost.postgres(server.url());
            ComplianceSchema.install(dataSource);
            KeyFolder keys = KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
            JdbcComplianceStores stores = WorkingHost.stores(dataSource, temporary.resolve("keys"));
            for (int i = 0; i < 20; i++) {
                Workload.record(stores, TENANT, "record-" + i, GOES.value());
            }
            assertThat(ErasureCheck.of(keys.erasureJournal(), List.of(GOES)).lookIn(data))
                    .as("the id is nowhere, from the first moment")
                    .isEmpty();
            for (int i = 0; i < 5; i++) { // of one row alone there would be no samples
                Workload.record(stores, TENANT, "of-another-" + i, "student-who-stays-" + i);
            }
            execute(dataSource, "vacuum (analyze)"); // as autovacuum does at any time
            List<byte[]> row = rowOfItsKey(dataSource);
            assertThat(stores.of(TENANT).erasures().erase(GOES)).isPresent();
            ErasureCheck check = ErasureCheck.of(keys.erasureJournal(), List.of(GOES));
            assertThat(check.lookIn(data))
                    .as("or no step were needed")
                    .isNotEmpty()
                    .allSatisfy(remain -> assertThat(remain.what()).startsWith("the row of key"));

            execute(dataSource, "alter system set wal_recycle = off", "select pg_reload_conf()");
            execute(
                    dataSource,
                    "vacuum (full) compliance_subject_key",
                    "checkpoint",
                    "select pg_switch_wal()",
                    "checkpoint");

            assertThat(check.lookIn(data)).isEmpty();
            assertThat(filesWithAnyOf(row, data)).isEmpty();
        } finally {
            server.kill();
        }
    }

    /** What the row has that nobody may read any more: the key, the id and the pseudonym; of the one who has most records. */
    private static List<byte[]> rowOfItsKey(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select wrapped_key, subject, convert_to(pseudonym, 'UTF8')"
                        + " from compliance_subject_key where key_id = (select key_id from compliance_consent"
                        + " group by key_id order by count(*) desc limit 1)")) {
            row.next();
            return List.of(row.getBytes(1), row.getBytes(2), row.getBytes(3));
        }
    }

    private static List<Path> filesWithAnyOf(List<byte[]> wanted, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String content = text(readAll(file));
                        return wanted.stream().anyMatch(bytes -> content.contains(text(bytes)));
                    })
                    .toList();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1); // a character for each byte
    }

    private static byte[] readAll(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0]; // deleted by the server meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
