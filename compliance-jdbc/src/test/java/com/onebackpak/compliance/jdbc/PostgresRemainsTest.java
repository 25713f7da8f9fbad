package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
        } finally {
            server.kill();
        }
    }
}
