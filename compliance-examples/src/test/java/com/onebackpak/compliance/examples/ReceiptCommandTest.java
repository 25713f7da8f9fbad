package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.testkit.store.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts of consents, out of the records and into them. */
class ReceiptCommandTest {
    @TempDir
    Path folder;

    private Path records;

    @BeforeEach
    void record() throws Exception {
        records = folder.resolve("records");
        MutableClock clock = MutableClock.at(OfficerFixture.at("09-05T12:00"));
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), clock)) {
            OfficerFixture.record(opened.stores(), clock);
        }
    }

    private CommandRun ask(Object... arguments) {
        return CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of("--database", records))
                .toArray());
    }

    @Test
    void a_receipt_that_is_taken_over_elsewhere_is_the_same_receipt() throws Exception {
        CommandRun written = ask("consents", "--receipt", "consent-1");
        assertThat(written.err()).isEmpty();
        assertThat(written.exitCode()).isZero();
        assertThat(written.out())
                .contains("\"record_id\" : \"consent-1\"", "\"pii_principal_id\" : \"student-7\"")
                .contains("\"pii_controllers\" : [ \"district-1\" ]", "\"event_state\" : \"given\"");
        Path file =
                Files.writeString(folder.resolve("receipt.json"), written.out().replace("consent-1", "from-before"));

        CommandRun taken = ask("consents", "--take-over", file, "--tenant", "district-1");

        assertThat(taken.err()).isEmpty();
        assertThat(taken.out()).isEqualToNormalizingNewlines("recorded as from-before, about student-7\n");
        assertThat(ask("consents", "--receipt", "from-before").out().replace("from-before", "consent-1"))
                .isEqualTo(written.out());
        assertThat(ask("consents", "--live", "--subject", "student-7").out()).contains("2 rows");
    }

    @Test
    void a_refusal_that_is_taken_over_is_none_of_the_consents_that_hold() throws Exception {
        Path file = Files.writeString(
                folder.resolve("receipt.json"),
                ask("consents", "--receipt", "consent-1")
                        .out()
                        .replace("consent-1", "no-1")
                        .replace("\"given\"", "\"refused\""));

        assertThat(ask("consents", "--take-over", file, "--tenant", "district-1")
                        .out())
                .isEqualToNormalizingNewlines("recorded as no-1, about student-7, a refusal\n");

        assertThat(ask("consents", "--live", "--subject", "student-7").out()).contains("1 row");
        assertThat(ask("consents", "--subject", "student-7").out()).contains("refused; to quizzly", "2 rows");
    }

    @Test
    void what_cannot_be_written_or_taken_over_is_told_in_one_line() throws Exception {
        ask("consents", "--receipt", "consent-9").couldNotRunBecause("there is no consent on record as 'consent-9'");
        ask("consents", "--receipt", "a b").couldNotRunBecause("a record key must be 1 to 128");
        Path file = Files.writeString(
                folder.resolve("bad.json"),
                ask("consents", "--receipt", "consent-1").out().replace("\"education\"", "\"educaton\""));
        ask("consents", "--take-over", file).couldNotRunBecause("--tenant NAME");
        ask("consents", "--take-over", file, "--tenant", "district-1")
                .couldNotRunBecause("unknown purpose 'educaton'; did you mean 'education'?");
        ask("consents", "--take-over", file, "--receipt", "consent-1").couldNotRunBecause("leave out");
    }
}
