package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.testkit.store.MutableClock;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and databases that were made to hurt: commands end, say why, and leave the terminal as it is. */
class HostileFilesTest {
    private static final String ESCAPE = "\u001b]0;gone\u0007\u009b31m\u202e";
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");

    @TempDir
    Path folder;

    static boolean hasEndlessFile() {
        return Files.exists(Path.of("/dev/zero"));
    }

    // Files without an end

    @ParameterizedTest
    @EnabledIf("hasEndlessFile")
    @ValueSource(
            strings = {
                "test /dev/zero",
                "lint /dev/zero",
                "coverage backpak /dev/zero",
                "test --vocabulary /dev/zero school-day.yaml",
                "decide --world /dev/zero --request request.yaml",
                "audit verify-proof /dev/zero /dev/zero --key log.example+8b3ab6b2+AbH5",
            })
    void a_file_that_never_ends_is_refused(String command) {
        CommandRun run = CommandRun.of((Object[]) command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .allSatisfy(line -> assertThat(line).startsWith("compliance: ").doesNotContain("Exception"));
    }

    @Test
    @EnabledIf("hasEndlessFile")
    void a_document_that_never_ends_is_told_as_too_long() {
        CommandRun.of("lint", "/dev/zero")
                .couldNotRun("a document must not be longer than 67108864 bytes (/dev/zero:1:1)");
        CommandRun.of("demo", "--day", "--roster", "/dev/zero", "--database", folder)
                .couldNotRunBecause("this is neither a folder nor a zip with files in it");
    }

    @Test
    @EnabledIf("hasEndlessFile")
    void a_key_that_never_ends_is_told_as_no_key() throws Exception {
        Path records = records();
        Path key = records.resolve("keys").resolve("key-encryption-key.json");
        Files.delete(key);
        Files.createSymbolicLink(key, Path.of("/dev/zero"));

        CommandRun.of("holds", "--database", records).couldNotRunBecause("key");
    }

    @Test
    void policies_that_expand_without_end_are_told_as_not_what_was_kept() throws Exception {
        Path records = folder.resolve("records");
        MutableClock clock = MutableClock.at(NOW);
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), clock)) {
            OfficerFixture.record(opened.stores(), clock);
        }
        Path file = records.resolve("database").resolve("compliance").toAbsolutePath();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + file + ";DB_CLOSE_DELAY=0", "sa", "");
                PreparedStatement statement =
                        connection.prepareStatement("update compliance_policy_set set content = ?")) {
            statement.setBytes(1, bomb());
            assertThat(statement.executeUpdate()).isPositive();
        }

        CommandRun run =
                CommandRun.of("explain", "--subject", "student-8", "--database", records, "--tenant", "district-1");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out() + run.err()).contains("no longer what was kept").doesNotContain("memory");
    }

    private static byte[] bomb() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 512; i++) {
                out.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    // What would steer a terminal

    private static void assertHarmless(CommandRun run) {
        assertThat(Stream.of(run.out(), run.err()))
                .allSatisfy(text -> assertThat(text.codePoints())
                        .allMatch(c -> c == '\n' || c == '\t' || (!Character.isISOControl(c) && c != 0x202e)));
        assertThat(run.out() + run.err()).containsIgnoringCase("\\u001b");
    }

    @Test
    void what_a_pack_says_is_printed_without_its_control_characters() throws Exception {
        Path pack = Files.writeString(folder.resolve("pack.yaml"), """
                policy: desk
                title: "ESC"
                layer: district
                in-effect: {from: 2026-01-01}
                clauses:
                  - {id: D1, says: "ESC", status: recorded}
                rules: []
                """.replace("ESC", yaml()));
        CommandRun lint = CommandRun.of("lint", pack);
        CommandRun misspelt =
                CommandRun.of("lint", Files.writeString(folder.resolve("x.yaml"), "\"" + yaml() + "\": 1\n"));

        assertThat(lint.out() + lint.err()).doesNotContain("\u001b", "\u009b", "\u0007", "\u202e");
        assertHarmless(misspelt);
    }

    @Test
    void what_a_case_says_is_printed_without_its_control_characters() throws Exception {
        Path scenario =
                Files.writeString(folder.resolve("case.yaml"), OfficerFixture.WORLD + """
                cases:
                  - name: "ESC"
                    request: {action: use, categories: [name], subject: student-7, purpose: education}
                    expect: {outcome: PERMIT}
                """.replace("ESC", yaml()));
        CommandRun failing = CommandRun.of("test", scenario);

        assertThat(failing.err()).isEmpty();
        assertThat(failing.exitCode()).isEqualTo(1);
        assertHarmless(failing);
        assertHarmless(CommandRun.of("test", "--json", scenario));
    }

    private static String yaml() {
        return ESCAPE.replace("\u001b", "\\e")
                .replace("\u0007", "\\a")
                .replace("\u009b", "\\x9b")
                .replace("\u202e", "\\u202e");
    }

    // Records that cannot be opened

    private Path records() {
        Path records = folder.resolve("records");
        EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), MutableClock.at(NOW))
                .close();
        return records;
    }

    @Test
    void a_database_in_which_nothing_was_sealed_yet_is_no_bad_one() {
        Path records = records();
        CommandRun empty = CommandRun.of("audit", "verify-database", "--database", records);
        assertThat(empty.exitCode()).isZero();
        assertThat(empty.out()).startsWith("nothing sealed yet: 0 entries wait to be sealed");

        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                records, "log.example", VocabularyReader.standard(), MutableClock.at(NOW))) {
            opened.stores()
                    .of(PartyId.of("district-1"))
                    .holds()
                    .record(
                            RecordKey.of("hold"),
                            new Hold(HoldKind.LEGAL, PartyId.of("student-7"), Set.of(), Span.from(NOW)));
        }
        assertThat(CommandRun.of("audit", "verify-database", "--database", records)
                        .out())
                .startsWith("nothing sealed yet: 1 entry waits to be sealed");
        assertThat(CommandRun.of("audit", "verify-database", "--json", "--database", records)
                        .out())
                .contains("\"nothing-sealed\" : true", "\"verified\" : true");
    }

    @Test
    void records_that_are_open_missing_or_not_ours_are_told_in_one_line() throws Exception {
        Path records = records();
        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                records, "log.example", VocabularyReader.standard(), MutableClock.at(NOW))) {
            assertThat(opened.stores().tenants()).isEmpty();
            CommandRun.of("holds", "--database", records).couldNotRunBecause("is already open in this process");
        }
        Path file = records.resolve("database").resolve("compliance.mv.db");
        Files.writeString(file, "this is no database, and never was one ".repeat(500));
        CommandRun.of("holds", "--database", records).couldNotRunBecause("the embedded database", "is corrupt");
        Files.delete(file);
        CommandRun.of("holds", "--database", records).couldNotRunBecause("there is no database in");
        CommandRun.of("holds", "--database", folder.resolve("nothing")).couldNotRunBecause("there are no records in");
        assertThat(file).doesNotExist();
    }
}
