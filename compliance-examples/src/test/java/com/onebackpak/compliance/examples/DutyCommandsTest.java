package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.testkit.store.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is owed, as the commands tell it. */
class DutyCommandsTest {
    private static final String WORLD = """
            scenarios: A district in New York
            policies: [backpak, ferpa, coppa, ndpa, breach]
            now: 2026-11-04T09:00:00-05:00
            world:
              agencies:
                ny-1: {kind: district, jurisdiction: US-NY, zone: America/New_York}
              agreements:
                - {agency: ny-1, from: 2024-07-01}
              people:
                ana:  {kind: student, school: ny-1, birth-date: 2014-05-01}
                ruth: {kind: parent, children: [ana]}
              breaches:
                b1: {agencies: [ny-1], subjects: [ana], categories: [name], occurred: 2026-10-30, discovered: 2026-11-01T09:00:00-05:00}
              requests:
                r1: {action: inspect, subject: ana, requester: ruth, to: ny-1, received: 2026-09-01}
            """;

    @TempDir
    Path folder;

    private Path world;

    @BeforeEach
    void write() throws IOException {
        world = Files.writeString(folder.resolve("world.yaml"), WORLD);
    }

    @Test
    void duties_are_a_table_and_what_is_overdue_makes_the_answer_no() {
        CommandRun run =
                CommandRun.of("duties", "--world", world, "--at", "2026-11-04T09:00:00-05:00", "--width", "100");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualToNormalizingNewlines("""
                due         state    what    by       to         of  cites
                ----------  -------  ------  -------  ---------  --  -----------------------
                2026-10-16  overdue  answer  ny-1     ruth       r1  FERPA 99.10(b)
                    about ana
                2026-11-08  owed     notify  backpak  ny-1       b1  US-NY 8 NYCRR 121.10(a)
                    about ana
                open        waiting  notify  ny-1     ruth       b1  US-NY 8 NYCRR 121.10(e)
                    about ana; waits for breach-reported
                open        waiting  notify  ny-1     authority  b1  US-NY 8 NYCRR 121.10(d)
                    about ana; waits for breach-reported
                open        waiting  notify  backpak  ny-1       b1  NDPA v1 Art. V §4
                    about ana; waits for breach-confirmed

                5 rows
                """);
    }

    @Test
    void duties_of_one_event_that_are_in_time_make_the_answer_yes() {
        CommandRun run = CommandRun.of(
                "duties",
                "--world",
                world,
                "--of",
                "b1",
                "--owed-by",
                "backpak",
                "--at",
                "2026-11-04T09:00:00-05:00",
                "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"due\":\"2026-11-08\"", "\"state\":\"owed\"")
                .doesNotContain("FERPA");
    }

    @Test
    void duties_of_an_event_that_there_is_not_are_no_answer() {
        CommandRun.of("duties", "--world", world, "--of", "b2").couldNotRun("there is no event 'b2'; known are b1, r1");
    }

    @Test
    void what_may_be_owed_for_a_breach_at_an_agency_that_nobody_places_says_what_it_waits_for() throws IOException {
        Path unplaced = Files.writeString(folder.resolve("unplaced.yaml"), WORLD.replace(" jurisdiction: US-NY,", ""));

        CommandRun duties = ofB1("duties", unplaced);
        CommandRun letters = ofB1("breach", unplaced);

        assertThat(duties.exitCode()).isZero();
        assertThat(duties.out())
                .contains("US-NY 8 NYCRR 121.10(a)", "US-TX B&C 521.053", "waits for the jurisdiction of ny-1");
        assertThat(ofB1("duties", unplaced, "--json").out())
                .contains("\"waits-for\":[\"the jurisdiction of ny-1\",\"breach-determined\"]");
        assertThat(letters.exitCode()).isZero();
        assertThat(letters.out()).isEqualToNormalizingNewlines("no letter is owed for 'b1'\n");
        assertThat(letters.err())
                .contains("duties wait for", "the jurisdiction of ny-1", "the command duties lists them");
    }

    private static CommandRun ofB1(String command, Path world, String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of(command, "--of", "b1", "--at", "2026-11-04T09:00:00-05:00", "--world", world),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void an_event_for_which_nothing_is_owed_is_known_all_the_same() throws IOException {
        Path elsewhere = Files.writeString(
                folder.resolve("elsewhere.yaml"),
                WORLD.replace("US-NY", "US-WY").replace("    - {agency: ny-1, from: 2024-07-01}\n", "    []\n"));

        assertThat(CommandRun.of("duties", "--world", elsewhere, "--of", "b1").out())
                .isEqualToNormalizingNewlines(
                        "'b1' is known, and nothing of that is owed for it by the clocks of the policies\n");
        assertThat(CommandRun.of("duties", "--world", elsewhere, "--owed-to", "public")
                        .out())
                .isEqualToNormalizingNewlines("nothing of that is owed\n");
    }

    @Test
    void a_misspelt_party_is_not_told_that_nothing_is_owed() {
        CommandRun.of("duties", "--world", world, "--owed-by", "backpack")
                .couldNotRun("nobody is known as 'backpack'; did you mean 'backpak'?");
        CommandRun.of("duties", "--world", world, "--owed-to", "rut").couldNotRunBecause("did you mean 'ruth'?");
        CommandRun.of("duties", "--world", world, "--subject", "anna").couldNotRunBecause("did you mean 'ana'?");
        assertThat(CommandRun.of("duties", "--world", world, "--owed-to", "public")
                        .out())
                .isEqualToNormalizingNewlines("nothing of that is owed\n");
    }

    @Test
    void a_letter_is_overdue_though_another_clock_to_the_same_party_has_no_date() throws IOException {
        Path texas = Files.writeString(
                folder.resolve("texas.yaml"),
                WORLD.replace("US-NY", "US-TX")
                        .replace(
                                "discovered: 2026-11-01T09:00:00-05:00",
                                "discovered: 2026-11-01, confirmed: 2026-11-01"));

        CommandRun letters = ofB1("breach", texas);

        assertThat(letters.exitCode()).isEqualTo(1);
        assertThat(letters.out()).contains("overdue  backpak", "NDPA v1 Art. V §4", "US-TX B&C 521.053");
    }

    @Test
    void a_breach_is_one_line_a_letter_with_the_facts_for_it() {
        CommandRun run = CommandRun.of("breach", "--world", world, "--at", "2026-11-09T00:00:00-05:00", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "\"by\":\"backpak\"",
                        "\"to\":\"ny-1\"",
                        "\"state\":\"overdue\"",
                        "\"occurred\":\"2026-10-30\"",
                        "\"discovered\":\"2026-11-01\"");
        CommandRun.of("breach", "--world", world, "--of", "b2").couldNotRun("there is no breach 'b2'; known are b1");
        CommandRun.of("breach", "--world", world, "--at", "yesterday")
                .couldNotRunBecause("'yesterday' is not an instant with its offset");
    }

    @Test
    void a_district_that_leaves_is_owed_a_deletion_by_what_is_on_record() {
        Path records = folder.resolve("records");
        MutableClock clock = MutableClock.at(OfficerFixture.at("09-05T12:00"));
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), clock)) {
            OfficerFixture.record(opened.stores(), clock);
        }
        Object[] terminate = {
            "terminate",
            "--database",
            records,
            "--tenant",
            "district-1",
            "--agency",
            "district-1",
            "--at",
            "2026-09-20T00:00:00-05:00"
        };

        CommandRun first = CommandRun.of(terminate);

        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("agreement", "2026-09-20 05:00", "1 row");
        assertThat(CommandRun.of(terminate)).isEqualTo(first);
        assertThat(terminated(records, "district-1", "2019-09-20T00:00:00-05:00")
                        .exitCode())
                .as("nothing of an agency that is known was in force")
                .isEqualTo(1);
        terminated(records, "distric-1", "2026-09-20T00:00:00-05:00")
                .couldNotRun("there is no agency 'distric-1' on record of 'district-1'; did you mean 'district-1'?");
    }

    private static CommandRun terminated(Path records, String agency, String at) {
        return CommandRun.of(
                "terminate", "--database", records, "--tenant", "district-1", "--agency", agency, "--at", at);
    }
}
