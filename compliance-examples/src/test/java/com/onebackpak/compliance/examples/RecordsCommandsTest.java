package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on what the demo leaves on record. */
class RecordsCommandsTest {
    @TempDir
    Path folder;

    private CommandRun demo;
    private Path records;

    @BeforeEach
    void play() throws IOException {
        demo = CommandRun.of(
                "demo", "--day", "--database", folder.resolve("records").toString());
        try (Stream<Path> days = Files.list(folder.resolve("records"))) {
            records = days.findFirst().orElseThrow();
        }
    }

    private CommandRun onRecords(String... arguments) {
        return CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of("--database", records.toString()))
                .toArray(String[]::new));
    }

    private String decision() {
        Matcher told = Pattern.compile("explain ([0-9a-f-]+) --database").matcher(demo.out());
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    private void tamper(String sql) throws SQLException {
        Path file = records.resolve("database").resolve("compliance").toAbsolutePath();
        // the file remembers that it was to stay open, and would be locked for the commands
        String url = "jdbc:h2:file:" + file + ";DB_CLOSE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Test
    void a_recorded_decision_is_explained_as_it_was_made() {
        CommandRun run = onRecords("explain", decision());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("PERMIT: ")
                .contains("as application-under-the-agencys-control", "[FERPA 99.31(a)(1)(i)(B)]")
                .contains("decision:  " + decision())
                .containsPattern("log entry: [0-9]+\n");
    }

    @Test
    void a_decision_whose_policies_were_changed_in_the_archive_is_not_explained() throws SQLException {
        String id = decision();
        tamper("delete from compliance_policy_set");

        CommandRun run = onRecords("explain", id);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("cannot be derived again", "are not in the archive", "on record: PERMIT by");
    }

    @Test
    void a_list_that_breaks_off_does_not_look_complete() throws SQLException {
        tamper("update compliance_decision set refused = not refused");

        for (String form : new String[] {"--json", "--csv", "--width=100"}) {
            onRecords("decisions", form).couldNotRunBecause("decision");
        }
    }

    @Test
    void a_decision_that_is_not_on_record_is_told_in_one_line() {
        CommandRun run = onRecords("explain", "0123456789abcdef01234567");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no decision").hasLineCount(1);
    }

    @Test
    void playing_the_day_twice_records_nothing_twice_and_the_logs_verify() {
        CommandRun again = CommandRun.of(
                "demo", "--day", "--database", folder.resolve("records").toString());

        assertThat(again.out()).isEqualTo(demo.out());
        CommandRun verified = onRecords("audit", "verify-database");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out()).endsWith("2 logs verified, 0 not" + System.lineSeparator());
    }

    @Test
    void a_districts_log_is_exported_and_proves_itself() {
        Path export = folder.resolve("export");

        CommandRun exported = onRecords("audit", "export", export.toString(), "--tenant", "district-1");

        assertThat(exported.exitCode()).isZero();
        Matcher key = Pattern.compile("--key (\\S+)").matcher(exported.out());
        assertThat(key.find()).isTrue();
        CommandRun verified = CommandRun.of("audit", "verify", export.toString(), "--key", key.group(1));
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out()).startsWith("VERIFIED").contains("demo.example/district-1", "233 entries");
    }

    @Test
    void what_was_changed_in_the_database_is_found_and_named() throws SQLException {
        tamper("update compliance_audit_segment set entries = entries || x'0000' where tenant = 'district-1'");

        CommandRun run = onRecords("audit", "verify-database");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("NOT VERIFIED", "inserted", "1 logs verified, 1 not");
    }

    @Test
    void a_record_that_is_gone_is_not_verified_though_every_log_is() throws SQLException {
        tamper("delete from compliance_agreement where tenant = 'district-1'");

        CommandRun run = onRecords("audit", "verify-database");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(System.lineSeparator() + "NOT VERIFIED\n", "missing", "2 logs verified, 0 not")
                .doesNotContain("erasure accept");
    }

    @Test
    void a_kept_file_that_is_no_checkpoint_is_told_in_one_line() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "");

        CommandRun run = onRecords("audit", "verify-database", "--since", kept.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("cannot read the checkpoint: ", kept.toString())
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void what_cannot_be_opened_is_told_in_one_line_and_nothing_is_made() throws IOException {
        Path nothing = folder.resolve("nothing");
        CommandRun run = CommandRun.of("audit", "verify-database", "--database", nothing.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there are no records in").hasLineCount(1);
        assertThat(nothing).doesNotExist();

        Files.delete(records.resolve("keys").resolve("key-encryption-key.json"));
        CommandRun withoutKey = onRecords("explain", "0123456789abcdef01234567");
        assertThat(withoutKey.exitCode()).isEqualTo(2);
        assertThat(withoutKey.err())
                .contains("key-encryption-key.json is missing or cannot be read")
                .hasLineCount(1);

        assertThat(onRecords("audit", "export", folder.resolve("x").toString(), "--tenant", "district-2")
                        .exitCode())
                .isEqualTo(2);
    }
}
