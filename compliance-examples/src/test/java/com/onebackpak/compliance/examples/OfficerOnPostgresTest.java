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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.function.Function;
import java.util.stream.Stream;
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
            assertThat(CommandRun.of(
                                    "shadow",
                                    "--candidate",
                                    "coppa",
                                    "--url",
                                    url,
                                    "--user",
                                    "postgres",
                                    "--keys",
                                    keys)
                            .out())
                    .contains("0 of 4 decisions differ");
            CommandRun.of("holds", "--url", url, "--user", "nobody", "--keys", keys)
                    .couldNotRunBecause("cannot connect to the database of --url", "SQL state", "COMPLIANCE_PASSWORD");
        }
    }

    @Test
    void what_is_due_goes_from_tables_of_a_server_and_is_certified() throws Exception {
        Path keys = folder.resolve("keys");
        Path world = Files.writeString(folder.resolve("world.yaml"), OfficerFixture.WORLD);
        Path data = Files.writeString(folder.resolve("data.properties"), """
                students.table = host_student
                students.tenant = district
                students.person = student
                students.categories = name
                grades.table = host_grade
                grades.tenant = district
                grades.person = student
                grades.categories = work
                grades.depends-on = students
                """);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            ComplianceSchema.install(server.getPostgresDatabase());
            MutableClock clock = clock();
            try (JdbcComplianceStores stores = JdbcComplianceStores.owning(
                    server.getPostgresDatabase(),
                    StoreSettings.of(VocabularyReader.standard(), clock, KeyFolder.create(keys, "log.example")))) {
                OfficerFixture.record(stores, clock);
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table host_student (district varchar(128), student varchar(128))");
                statement.execute("create table host_grade (district varchar(128), student varchar(128))");
                statement.execute(
                        "insert into host_student values ('district-1', 'student-7'), ('district-2', 'student-9')");
                statement.execute(
                        "insert into host_grade values ('district-1', 'student-7'), ('district-2', 'student-9'),"
                                + " ('district-2', 'student-9')");
                String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
                Function<Stream<?>, CommandRun> retention = words -> CommandRun.of(Stream.concat(
                                Stream.concat(Stream.of("retention"), words),
                                Stream.of(
                                        "--url",
                                        url,
                                        "--user",
                                        "postgres",
                                        "--keys",
                                        keys,
                                        "--data",
                                        data,
                                        "--tenant",
                                        "district-2"))
                        .toArray());

                assertThat(retention.apply(Stream.of("plan", "--world", world)).out())
                        .contains("grades    2026-08-30  1", "students  2026-08-30  1", "Backpak C68", "2 rows");
                assertThat(retention
                                .apply(Stream.of("preview", "--world", world, "--json"))
                                .out())
                        .contains("\"data-set\":\"grades\",\"rows\":2");
                assertThat(retention
                                .apply(Stream.of("run", "--world", world, "--quiet", "PT0S"))
                                .err())
                        .isEmpty();
                CommandRun certificate = retention.apply(Stream.of("certificate", "--json"));

                assertThat(certificate.exitCode()).isZero();
                assertThat(certificate.out()).contains("\"categories\":{\"name\":1,\"work\":2}");
                try (ResultSet left = statement.executeQuery("select district from host_student"
                        + " union all select district from host_grade order by 1")) {
                    for (int row = 0; row < 2; row++) {
                        assertThat(left.next()).isTrue();
                        assertThat(left.getString(1)).isEqualTo("district-1");
                    }
                    assertThat(left.next()).isFalse();
                }
            }
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
