package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.testkit.store.MutableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer asks of records behind a JDBC URL. */
class OfficerOnPostgresTest {
    @TempDir
    Path folder;

    private static MutableClock clock() {
        return MutableClock.at(OfficerFixture.at("09-05T12:00"));
    }

    @Test
    void the_records_of_a_server_are_asked_like_those_of_a_folder() throws Exception {
        Path keys = folder.resolve("keys");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            ComplianceSchema.install(server.getPostgresDatabase());
            MutableClock clock = clock();
            try (JdbcComplianceStores stores = JdbcComplianceStores.owning(
                    server.getPostgresDatabase(),
                    StoreSettings.of(VocabularyReader.standard(), clock, KeyFolder.create(keys, "log.example")))) {
                OfficerFixture.record(stores, clock);
            }
            String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";

            CommandRun disclosures = CommandRun.of(
                    "disclosures", "--subject", "student-7", "--url", url, "--user", "postgres", "--keys", keys);
            assertThat(disclosures.err()).isEmpty();
            assertThat(disclosures.out()).contains("student-7  quizzly  name", "1 row");
            assertThat(CommandRun.of("decisions", "--refused", "--url", url, "--user", "postgres", "--keys", keys)
                            .out())
                    .contains("2 rows");
            assertThat(CommandRun.of("audit", "verify-database", "--url", url, "--user", "postgres", "--keys", keys)
                            .out())
                    .contains("logs verified, 0 not");
            CommandRun.of("holds", "--url", url, "--user", "nobody", "--keys", keys)
                    .couldNotRunBecause("cannot connect to the database of --url", "SQL state", "COMPLIANCE_PASSWORD");
        }
    }

    /** A port on which nobody listens any more. */
    private static int closedPort() throws IOException {
        try (ServerSocket opened = new ServerSocket(0)) {
            return opened.getLocalPort();
        }
    }

    @Test
    void where_the_records_are_is_said_in_one_way_and_what_does_not_answer_is_told() throws IOException {
        Path keys = folder.resolve("records").resolve("keys");
        EmbeddedComplianceStores.open(folder.resolve("records"), "log.example", VocabularyReader.standard(), clock())
                .close();

        CommandRun.of("holds").couldNotRunBecause("say where the records are: --database FOLDER, or --url JDBC-URL");
        CommandRun.of("holds", "--database", folder, "--url", "jdbc:h2:mem:x", "--keys", keys)
                .couldNotRunBecause("and not both");
        CommandRun.of("holds", "--url", "jdbc:nothing:x", "--keys", keys)
                .couldNotRunBecause("no driver on the class path takes it");
        CommandRun.of("holds", "--url", "jdbc:postgresql://localhost:" + closedPort() + "/none", "--keys", keys)
                .couldNotRunBecause("cannot connect to the database of --url", "08001");
        CommandRun.of("holds", "--url", "jdbc:h2:mem:x", "--keys", folder.resolve("nothing"))
                .couldNotRunBecause("is missing or cannot be read");
    }
}
