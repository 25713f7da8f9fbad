package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.testkit.store.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer asks of the records of an embedded database. */
class OfficerCommandsTest {
    @TempDir
    static Path folder;

    private static Path records;
    private static Path world;

    @BeforeAll
    static void record() throws Exception {
        records = folder.resolve("records");
        world = Files.writeString(folder.resolve("world.yaml"), OfficerFixture.WORLD);
        MutableClock clock = MutableClock.at(OfficerFixture.at("09-05T12:00"));
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), clock)) {
            OfficerFixture.record(opened.stores(), clock);
        }
    }

    private static CommandRun ask(Object... arguments) {
        return CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of("--database", records))
                .toArray());
    }

    private static void assertLists(CommandRun run, String table) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines(table);
    }

    @Test
    void consents_are_a_table_that_fits_80_columns() {
        assertLists(ask("consents", "--width", "80"), """
                tenant      given             subject    basis            purposes   categories
                ----------  ----------------  ---------  ---------------  ---------  ----------
                district-1  2026-09-01 14:30  student-7  parental-direct  education  name, work
                    to quizzly; by signed-form
                district-1  2026-09-02 14:30  student-8  parental-direct  education  all
                    withdrawn 2026-09-10 08:00

                2 rows
                """);
        assertThat(ask("consents", "--live").out())
                .contains("student-7", "1 row")
                .doesNotContain("student-8");
    }

    @Test
    void what_was_refused_last_week_and_why_fits_80_columns_and_120() {
        CommandRun narrow =
                ask("decisions", "--refused", "--since", "2026-09-14", "--until", "2026-09-20", "--width", "80");
        CommandRun wide = ask("decisions", "--refused", "--tenant", "district-1", "--width", "120");

        assertThat(narrow.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(wide.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(wide.out())
                .contains("2026-09-16 15:00  DENY     disclose  name        student-7  quizzly  marketing")
                .contains("no-marketing-through-others-than-providers, no-student-data-for-marketing,")
                .endsWith("2 rows" + System.lineSeparator());
        assertThat(narrow.out())
                .contains("no-student-data-for-marketing", "2 rows")
                .doesNotContain("student-8");
        assertThat(ask("decisions", "--refused", "--until", "2026-09-15").out())
                .isEqualToNormalizingNewlines("nothing of that is on record\n");
    }

    @Test
    void the_disclosures_of_a_student_of_an_application_and_of_a_day_are_found() {
        assertThat(ask("disclosures", "--subject", "student-8").out()).contains("1 row", "FERPA 99.31(a)(1)(i)(B)");
        assertThat(ask("disclosures", "--recipient", "quizzly", "--month", "2026-09")
                        .out())
                .contains("2 rows");
        assertThat(ask("disclosures", "--recipient", "mathland").out()).contains("nothing of that is on record");
        assertThat(ask("disclosures", "--month", "2026-10").out()).contains("nothing of that is on record");
        assertThat(ask("disclosures", "--day", "2026-09-15").out()).contains("1 row");
        assertThat(ask("disclosures", "--day", "2026-09-15", "--zone", "America/Chicago")
                        .out())
                .as("three in the morning in UTC is the evening before in Chicago")
                .contains("2 rows", "2026-09-15 10:00", "2026-09-15 22:00");
    }

    @Test
    void programs_read_json_and_csv_with_all_that_is_on_record() {
        String json = ask("requests", "--json").out();
        String csv = ask("requests", "--csv").out();

        assertThat(json)
                .startsWith("[\n{\"tenant\":\"district-1\",\"subject\":\"student-7\",")
                .contains("\"received\":\"2026-09-04T09:00:00Z\"", "\"record\":\"request-1\",\"version\":1")
                .containsIgnoringCase("\"details\":\"\\u001b[31mall of it, please\"")
                .endsWith("}\n]" + System.lineSeparator());
        assertThat(csv.lines())
                .hasSize(2)
                .first()
                .isEqualTo("tenant,subject,requester,action,categories,received,due,answered,answer,to,verified,"
                        + "forwarded,hearing-requested,hearing-held,record-confirmed,statement-placed,"
                        + "collected-without-consent,details,record,version,learned,entry");
        assertThat(csv)
                .as("what would steer a terminal is written out")
                .contains("\"\\u001b[31mall of it, please\"")
                .doesNotContain("\u001b");
        assertThat(ask("consents", "--csv").out()).contains("name; work");
        assertThat(ask("holds", "--json", "--subject", "student-1").out()).isEqualToNormalizingNewlines("[]\n");
    }

    @Test
    void requests_that_are_open_and_holds_that_are_live_are_told() {
        assertLists(ask("requests", "--open", "--tenant", "district-1", "--width", "80"), """
                received          subject    requester  asks to  categories  due         answer
                ----------------  ---------  ---------  -------  ----------  ----------  ------
                2026-09-04 09:00  student-7  parent-1   inspect  all         2026-10-19  open

                1 row
                """);
        assertLists(ask("holds", "--tenant", "district-1"), """
                from              until             subject    kind   categories
                ----------------  ----------------  ---------  -----  ----------
                2026-08-03 12:00  2026-09-03 12:00  student-8  legal  transcript
                2026-09-03 12:00                    student-7  legal  all

                2 rows
                """);
        assertThat(ask("holds", "--live").out()).contains("student-7").doesNotContain("student-8");
        assertThat(ask("requests", "--requester", "parent-1").out()).contains("1 row");
        assertThat(ask("requests", "--requester", "parent-2").out()).contains("nothing of that is on record");
    }

    @Test
    void what_is_due_follows_from_the_agreements_on_record() {
        CommandRun due = ask("due", "--world", world, "--by", "2026-09-01");

        assertThat(due.err()).isEmpty();
        assertThat(due.out())
                .contains("2026-08-30  student-9", "Backpak C68", "student-data-goes-after-the-agreement", "1 row")
                .doesNotContain("student-7");
        assertThat(ask("due", "--world", world, "--by", "2026-08-29").out()).contains("nothing of that is on record");
    }

    @Test
    void a_decision_is_found_by_whom_it_was_about_and_the_day() {
        CommandRun several = ask("explain", "--subject", "student-7", "--day", "2026-09-16");
        CommandRun one = ask("explain", "--subject", "student-7", "--day", "2026-09-15");
        CommandRun none = ask("explain", "--subject", "student-7", "--day", "2026-09-17");

        assertThat(several.exitCode()).isZero();
        assertThat(several.out())
                .contains("2 rows", "name one by its id", "marketing", "transcript", "decision ")
                .startsWith("tenant      decided");
        assertThat(one.out()).startsWith("PERMIT: ").contains("log entry: ");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("no decision about 'student-7' is on record for these days in the zone UTC");
    }

    @Test
    void several_decisions_about_somebody_are_told_to_programs_as_decisions_tells_them() {
        String days = "--since=2026-09-16";

        CommandRun several = ask("explain", "--subject", "student-7", days, "--json");

        assertThat(several.out())
                .contains("{\"tenant\":\"district-1\",\"decision\":\"")
                .isEqualTo(ask("decisions", "--subject", "student-7", days, "--json")
                        .out());
        ask("explain", "--subject", "student-7", "--day", "2026-09-16", "--month", "2026-09")
                .couldNotRunBecause("in one way");
    }

    @Test
    void what_is_asked_badly_is_told_in_one_line() {
        ask("consents", "--day", "x").couldNotRunBecause("'x' is not a day such as 2026-09-15");
        ask("consents", "--month", "2026").couldNotRunBecause("'2026' is not a month such as 2026-09");
        ask("consents", "--zone", "Mars").couldNotRunBecause("'Mars' is not a time zone such as America/Chicago");
        ask("consents", "--subject", "a b").couldNotRunBecause("'a b' is not an id");
        ask("consents", "--day", "2026-09-01", "--month", "2026-09").couldNotRunBecause("in one way");
        ask("consents", "--since", "2026-09-02", "--until", "2026-09-01").couldNotRunBecause("lies before");
        ask("consents", "--json", "--csv").couldNotRunBecause("not both");
        ask("consents", "--tenant", "district-9")
                .couldNotRunBecause("there is no tenant 'district-9'; did you mean 'district-1'?");
        ask("explain").couldNotRunBecause("say which decision");
        ask("due").couldNotRunBecause("--world");
        ask("due", "--world", folder.resolve("nothing.yaml"), "--json").couldNotRunBecause("nothing.yaml");
        CommandRun.of("due", "--world", folder.resolve("nothing.yaml"), "--database", folder.resolve("nothing"))
                .couldNotRunBecause("nothing.yaml");
    }
}
