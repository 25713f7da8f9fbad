package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeFrontier;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifying an export from the command line: what is printed, and with which exit code. */
class AuditCommandTest {
    private static final NoteSigner SIGNER = NoteSigner.ofSeed(new byte[32], "log.example/school");

    @TempDir
    Path folder;

    private Path export;

    /** Three entries in one partial tile, written by hand. */
    @BeforeEach
    void export() throws IOException {
        export = Files.createDirectories(folder.resolve("export"));
        List<byte[]> entries = new ArrayList<>();
        TreeFrontier tree = TreeFrontier.empty();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            AuditEntry entry = AuditEntry.of(
                    "decision.permit", Instant.parse("2026-09-15T15:00:00Z"), Map.of("id", "decision-" + i));
            entries.add(entry.bytes());
            hashes.writeBytes(entry.leafHash().bytes());
            tree.append(entry.leafHash());
        }
        write("tile/entries/000.p/3", EntryBundle.encode(entries));
        write("tile/0/000.p/3", hashes.toByteArray());
        write("checkpoint", SignedCheckpoint.sign(SIGNER, 3, tree.root()).note().bytes());
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = export.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private CommandRun verify(Object... more) {
        List<Object> words = new ArrayList<>(List.of("audit", "verify", export, "--key", SIGNER.vkey()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray());
    }

    @Test
    void a_log_that_is_what_its_key_signed_is_good() {
        CommandRun run = verify();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList())
                .containsExactly(
                        "VERIFIED",
                        "",
                        "log               log.example/school",
                        "read from         " + export,
                        "size              3 entries",
                        "root              " + root(),
                        "checkpoints       0 earlier ones agreed with");
    }

    private String root() {
        try {
            return Files.readString(export.resolve("checkpoint")).split("\n", -1)[2];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_edited_entry_is_named_with_1() throws IOException {
        byte[] bundle = Files.readAllBytes(export.resolve("tile/entries/000.p/3"));
        bundle[bundle.length - 60]++;
        write("tile/entries/000.p/3", bundle);
        CommandRun run = verify();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("NOT VERIFIED: 1 problem\n\n")
                .endsWith(
                        "\nedited  tile/entries/000.p/3  entry 2 was edited: it does not have the hash that was logged\n");
        assertThat(verify("--json").out())
                .startsWith("{\n  \"verified\" : false,\n  \"log\" : \"log.example/school\",")
                .contains(
                        "\"kind\" : \"edited\"",
                        "\"place\" : \"tile/entries/000.p/3\"",
                        "\"first\" : 2",
                        "\"last\" : 2");
    }

    @Test
    void entries_of_another_form_than_ours_are_counted_and_no_fault() throws IOException {
        byte[] canonical = "{\"none\":null,\"pi\":3.14}".getBytes(StandardCharsets.UTF_8);
        TreeHash leaf = MerkleTree.leafHash(canonical);
        Files.delete(export.resolve("tile/entries/000.p/3"));
        Files.delete(export.resolve("tile/0/000.p/3"));
        write("tile/entries/000.p/1", EntryBundle.encode(List.of(canonical)));
        write("tile/0/000.p/1", leaf.bytes());
        write("checkpoint", SignedCheckpoint.sign(SIGNER, 1, leaf).note().bytes());
        CommandRun run = verify();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("\nof another form   1 entry, not the strict JSON of this library's own logs\n");
    }

    @Test
    void an_export_that_is_older_than_a_kept_checkpoint_is_named() throws IOException {
        Path kept = folder.resolve("kept");
        Files.write(
                kept,
                SignedCheckpoint.sign(SIGNER, 4, TreeHash.ofBytes(new byte[32]))
                        .note()
                        .bytes());
        CommandRun run = verify("--since", kept);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("rolled back  checkpoint  it is of size 3, but " + kept + " is of size 4\n");
        assertThat(verify("--since", export.resolve("checkpoint")).exitCode()).isZero();
    }

    @Test
    void the_log_of_another_name_is_refused_unless_it_is_asked_for() {
        CommandRun run = verify("--origin", "log.example/other");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("wrong origin  checkpoint  the checkpoint speaks of the log 'log.example/school', not of"
                        + " 'log.example/other'");
        assertThat(verify("--origin", "log.example/school").exitCode()).isZero();
    }

    @Test
    void another_key_is_no_crash_but_no() {
        CommandRun run = CommandRun.of(
                "audit",
                "verify",
                export,
                "--key",
                SIGNER.named("log.example/other").vkey());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("wrong key  checkpoint  the note bears no signature by the key");
    }

    @Test
    void what_a_forged_log_says_does_not_steer_the_terminal() throws IOException {
        write("tile/0/000.p/\u001b[31mred", new byte[0]);
        CommandRun run = verify();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\\u001b[31mred").doesNotContain("\u001b");
    }

    @Test
    void what_cannot_run_says_why_in_one_line() throws IOException {
        Path none = folder.resolve("none");
        CommandRun.of("audit", "verify", none, "--key", SIGNER.vkey())
                .couldNotRun("cannot read the export: there is nothing of that name (" + none + ")");
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun.of("audit", "verify", file, "--key", SIGNER.vkey())
                .couldNotRun("cannot read the export: it is no folder (" + file + ")");
        CommandRun.of("audit", "verify", export, "--key", "k+12345678+AQ==")
                .couldNotRun("bad --key: the id of 'k' is not that of its name and key");
        CommandRun.of("audit", "verify", export, "--key", "k")
                .couldNotRunBecause("bad --key: a verifier key must have the form name+id+key");
        CommandRun.of("audit", "verify", export, "--key", SIGNER.vkey(), "--since", none)
                .couldNotRun("cannot read the checkpoint: there is nothing of that name (" + none + ")");
        CommandRun.of("audit", "verify", export, "--key", SIGNER.vkey(), "--since", Files.writeString(file, "a note\n"))
                .couldNotRun("cannot read the checkpoint: a note must have an empty line between its text and its"
                        + " signatures (" + file + ")");
        CommandRun.of("audit", "verify", export).couldNotRunBecause("missing required option: '--key=VKEY'");
        CommandRun.of("audit", "verify", "--key", SIGNER.vkey())
                .couldNotRunBecause("missing required parameter: 'EXPORT'");
        CommandRun.of("audit").couldNotRunBecause("a command is missing; known are verify");
    }

    @Test
    void a_file_that_is_longer_than_any_can_be_is_refused_and_not_cut_off() throws IOException {
        Path kept = folder.resolve("kept");
        byte[] longest = Arrays.copyOf(Files.readAllBytes(export.resolve("checkpoint")), 1_100_000);
        Files.write(kept, longest);
        verify("--since", kept).couldNotRunBecause("a note must not be longer than");
        Files.write(kept, Arrays.copyOf(longest, longest.length + 1));
        verify("--since", kept)
                .couldNotRun("cannot read the checkpoint: it has more than 1,100,000 bytes, and none can have so many ("
                        + kept + ")");
    }

    @Test
    void what_cannot_be_a_path_is_told_in_one_clear_line() {
        CommandRun.of("audit", "verify", "a\0b", "--key", SIGNER.vkey())
                .couldNotRun("invalid value for positional parameter at index 0 (EXPORT): 'a\\u0000b' cannot be a path"
                        + " on this system; see 'compliance audit verify --help'");
    }

    @Test
    void audit_has_help_with_examples() {
        for (List<String> words : List.of(
                List.of("audit", "--help"),
                List.of("audit", "verify", "--help"),
                List.of("audit", "prove", "--help"),
                List.of("audit", "verify-proof", "--help"))) {
            CommandRun run = CommandRun.of(words.toArray());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("Usage: compliance audit").contains("Example: java -jar compliance.jar");
        }
    }

    @Test
    void one_entry_is_proved_to_someone_who_has_no_more_than_it() throws IOException {
        Path entry = folder.resolve("entry");
        CommandRun proved = CommandRun.of("audit", "prove", export, 1, "--key", SIGNER.vkey(), "--entry", entry);
        assertThat(proved.exitCode()).isZero();
        assertThat(proved.out()).startsWith("c2sp.org/tlog-proof@v1\nindex 1\n").contains("\u2014 log.example/school ");
        Path proof = Files.writeString(folder.resolve("entry.tlog-proof"), proved.out());

        CommandRun good = CommandRun.of("audit", "verify-proof", proof, entry, "--key", SIGNER.vkey());
        assertThat(good).isEqualTo(new CommandRun(0, "VERIFIED: the entry is number 1 of log.example/school\n", ""));
        Files.writeString(entry, "{}");
        CommandRun other = CommandRun.of("audit", "verify-proof", proof, entry, "--key", SIGNER.vkey());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out()).isEqualTo("NOT VERIFIED: the proof does not lead from this entry to the checkpoint\n");
        CommandRun foreign = CommandRun.of(
                "audit",
                "verify-proof",
                proof,
                entry,
                "--key",
                SIGNER.named("log.example/other").vkey());
        assertThat(foreign.exitCode()).isEqualTo(1);
        assertThat(foreign.out())
                .isEqualTo("NOT VERIFIED: the note bears no signature by the key 'log.example/other'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/entries/000", "tile/0/000"})
    @Timeout(60)
    void a_pipe_in_place_of_a_file_is_not_waited_for(String file) throws IOException, InterruptedException {
        Path pipe = export.resolve(file);
        Path maker = Path.of("/usr/bin/mkfifo");
        assumeTrue(Files.isExecutable(maker), "this system makes no pipes");
        assertThat(new ProcessBuilder(maker.toString(), pipe.toString()).start().waitFor())
                .isZero();
        CommandRun.of("audit", "prove", export, 1, "--key", SIGNER.vkey())
                .couldNotRun("cannot read the export: " + pipe + " is no regular file (" + export + ")");
        CommandRun run = verify();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("malformed  " + file + "  this is no file of a log");
    }

    @Test
    void what_the_export_does_not_hold_or_does_not_agree_with_is_not_proved() throws IOException {
        CommandRun.of("audit", "prove", export, 3, "--key", SIGNER.vkey())
                .couldNotRun("the log has 3 entries, and none at index 3");
        CommandRun.of("audit", "prove", export, "9223372036854775808", "--key", SIGNER.vkey())
                .couldNotRun("the log has 3 entries, and none at index 9223372036854775808");
        for (String index : List.of("-1", "+1", "01", "\u0661", "1.0", "one", "")) {
            CommandRun.of("audit", "prove", export, index, "--key", SIGNER.vkey())
                    .couldNotRun("the index must be a decimal number without leading zeroes, not '" + index + "'");
        }
        byte[] tile = Files.readAllBytes(export.resolve("tile/0/000.p/3"));
        tile[0]++;
        write("tile/0/000.p/3", tile);
        CommandRun run = CommandRun.of("audit", "prove", export, 1, "--key", SIGNER.vkey());
        assertThat(run)
                .isEqualTo(new CommandRun(
                        1, "", "compliance: the export does not agree with its checkpoint; see 'audit verify'\n"));
        Files.delete(export.resolve("tile/0/000.p/3"));
        CommandRun.of("audit", "prove", export, 1, "--key", SIGNER.vkey()).couldNotRunBecause("is missing");
        CommandRun.of(
                        "audit",
                        "verify-proof",
                        export.resolve("checkpoint"),
                        export.resolve("checkpoint"),
                        "--key",
                        SIGNER.vkey())
                .couldNotRunBecause("cannot read the proof: a proof must begin with the line 'c2sp.org/tlog-proof@v1'");
    }
}
