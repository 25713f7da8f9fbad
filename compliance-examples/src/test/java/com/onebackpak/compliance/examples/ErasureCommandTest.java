package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about erasures, on records of which somebody was erased. */
class ErasureCommandTest {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId GOES = PartyId.of("student-who-goes");

    @TempDir
    Path folder;

    private EmbeddedComplianceStores opened() {
        return EmbeddedComplianceStores.open(
                folder, "compliance.example.org", VocabularyReader.standard(), Clock.systemUTC());
    }

    private static void recordAndErase(EmbeddedComplianceStores opened) {
        TenantStores tenant = opened.stores().of(TENANT);
        for (int i = 0; i < 40; i++) {
            tenant.consents()
                    .record(
                            RecordKey.of("consent-" + i),
                            Consent.builder()
                                    .subject(GOES)
                                    .basis(ConsentBasis.PARENTAL_DIRECT)
                                    .addPurposes(Purpose.EDUCATION)
                                    .given(Instant.EPOCH)
                                    .build());
        }
        assertThat(tenant.erasures().erase(GOES)).isPresent();
    }

    private CommandRun erasure(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "erasure";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--database";
        all[arguments.length + 2] = folder;
        return CommandRun.of(all);
    }

    @Test
    void a_destroyed_key_is_found_until_the_database_is_closed_and_no_id_is_ever() {
        try (EmbeddedComplianceStores opened = opened()) {
            recordAndErase(opened);

            CommandRun run = erasure("check", "--subject", GOES);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("compliance.mv.db: the row of key ", ", which was destroyed, at byte ")
                    .doesNotContain("an id that was asked for");
            erasure("purge").couldNotRunBecause("open");
        }

        CommandRun run = erasure("check", "--subject", GOES);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("nothing found in " + folder.resolve("database") + " of 1 destroyed keys and 1 ids\n");
        assertThat(erasure("purge").exitCode()).isZero();
    }

    @Test
    void an_id_that_lies_somewhere_is_told_without_being_repeated() throws IOException {
        opened().close();
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("letter"), "about " + GOES);

        CommandRun run = erasure("check", "--files", notes, "--subject", GOES);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(notes.resolve("letter") + ": an id that was asked for, at byte 6\n")
                .doesNotContain(GOES.value());
    }

    @Test
    void what_is_no_id_is_told_as_by_every_other_command() {
        erasure("check", "--subject", "a b").couldNotRunBecause("'a b' is not an id; one is 1 to 128 letters");
    }

    @Test
    void a_lost_journal_opens_again_when_it_is_accepted_by_name() throws IOException {
        try (EmbeddedComplianceStores opened = opened()) {
            recordAndErase(opened);
        }
        Files.writeString(folder.resolve("keys/erasures.log"), "");

        erasure("purge").couldNotRunBecause("the journal of erasures lacks 1 that the database knows");
        erasure("accept", "--lost", "DATABASE").couldNotRunBecause("the journal of erasures lacks 1");
        assertThat(erasure("accept", "--lost", "JOURNAL").exitCode()).isZero();
        assertThat(erasure("purge").exitCode()).isZero();
    }

    @Test
    void a_folder_without_records_and_keys_that_are_broken_are_told_in_one_line() throws IOException {
        erasure("check").couldNotRunBecause("there are no records in");
        opened().close();
        Files.writeString(folder.resolve("keys/key-encryption-key.json"), "{");

        erasure("purge").couldNotRunBecause("key-encryption-key.json is not what it should be");
    }

    @Test
    void without_a_command_those_are_named_that_there_are() {
        CommandRun.of("erasure").couldNotRunBecause("a command is missing; known are check, purge, accept");
    }
}
