package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletion of a district that left, from the plan to the certificate, on an embedded database. */
class RetentionCommandsTest extends RetentionFixture {
    private static final PartyId STUDENT = PartyId.of("student-9");

    @BeforeEach
    void seed() {
        execute(
                "insert into host_student values ('district-1', 'student-7'), ('district-2', 'student-9')",
                "insert into host_grade values ('district-1', 'student-7'), ('district-2', 'student-9'),"
                        + " ('district-2', 'student-9')");
    }

    private void hold(Optional<Instant> until) {
        with(Clock.systemUTC(), opened -> {
            Hold hold = new Hold(HoldKind.LEGAL, STUDENT, Set.of(), new Span(OfficerFixture.at("09-01T12:00"), until));
            var holds = opened.stores().of(LEFT).holds();
            if (until.isEmpty()) {
                holds.record(RecordKey.of("hold"), hold);
            } else {
                holds.amend(RecordKey.of("release"), RecordKey.of("hold"), hold);
            }
        });
    }

    @Test
    void what_is_due_is_planned_counted_erased_and_certified() {
        assertThat(retention("plan", "--world", world).out())
                .contains("grades    2026-08-30  1", "students  2026-08-30  1", "Backpak C68", "2 rows");
        assertThat(retention("preview", "--world", world, "--json").out())
                .contains(
                        "{\"tenant\":\"district-2\",\"data-set\":\"grades\",\"rows\":2,\"categories\":[\"work\"],\"held\":"
                                + "{\"people\":0,\"holds\":{},\"referred-to-by\":{}}}");

        CommandRun run = retention("run", "--world", world, "--quiet", "PT0S");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("1 row");
        CommandRun certificate = retention("certificate", "--json");

        assertThat(certificate.exitCode()).isZero();
        assertThat(certificate.out())
                .contains("\"categories\":{\"name\":1,\"work\":2}", "\"last-copy-expires\"", "Backpak C68")
                .contains("what the host has not registered as a data set");
        assertThat(retention("certificate", "--json").out()).contains("\"certified\":\"{");
        assertThat(retention("preview", "--world", world).out()).contains("0");
    }

    @Test
    void a_record_of_disclosures_stays_as_long_as_the_record_and_the_plan_names_the_clause() throws Exception {
        execute(
                "create table host_disclosure (district varchar(128), student varchar(128))",
                "insert into host_disclosure values ('district-2', 'student-9')");
        Files.writeString(data, Files.readString(data) + """
                disclosures.table = host_disclosure
                disclosures.tenant = district
                disclosures.person = student
                disclosures.categories = accountability.disclosures
                """);
        assertThat(retention("plan", "--world", world).out())
                .contains("disclosures  2026-08-30  1")
                .doesNotContain("stays");
        Path keeping = Files.writeString(
                folder.resolve("keeping.yaml"),
                OfficerFixture.WORLD.replace("policies: [backpak,", "policies: [grades.pack.yaml,"));
        Files.writeString(folder.resolve("grades.pack.yaml"), """
                policy: grades
                title: Some of it goes
                kind: vendor
                version: "1"
                from: 2020-01-01
                zone: UTC
                citation-prefix: Desk
                party: backpak
                clauses:
                  C1: {says: All but work goes after the agreement., modality: obliges}
                retention:
                  - id: goes
                    target: {categories: [name, accountability]}
                    due: [{after: agreement-end}]
                    action: delete
                    cites: [C1]
                """);

        assertThat(retention("plan", "--world", keeping, "--width", "120").out())
                .contains("it must stay as long as the rows of 'grades' do (FERPA 99.32)");
    }

    @Test
    void what_was_certified_is_told_also_where_its_data_sets_are_not_registered_any_more() throws Exception {
        retention("run", "--world", world, "--quiet", "PT0S");
        retention("certificate");
        Files.writeString(data, Files.readString(data).replace("grades.", "marks."));

        CommandRun again = retention("certificate", "--json");

        assertThat(again.out()).contains("\"certified\":\"{").doesNotContain("not registered here");
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void what_is_held_stays_until_it_is_released_and_then_goes_by_itself() {
        hold(Optional.empty());
        assertThat(retention("plan", "--world", world).out()).contains("rows of 1 person stay: of 1 by a hold (legal)");
        assertThat(retention("run", "--world", world, "--quiet", "PT0S", "--json")
                        .out())
                .contains("\"rows\":0", "\"held\":2");
        assertThat(retention("certificate").out())
                .contains(
                        "rows of 1 person stay: of 1 by a hold (legal)",
                        "of 1 by a hold (legal), of 1 because rows of 'grades' refer to theirs");

        hold(Optional.of(Instant.now()));
        assertThat(retention("run", "--quiet", "PT0S", "--json").out()).contains("\"rows\":3", "\"held\":0");
    }

    @Test
    void what_a_parent_has_asked_to_see_stays_until_that_is_answered() {
        RightsRequest asked = asked(STUDENT);
        with(Clock.systemUTC(), opened -> opened.stores().of(LEFT).requests().record(RecordKey.of("asked"), asked));
        assertThat(retention("plan", "--world", world).out())
                .contains("rows of 1 person stay: of 1 by a hold (inspection)");
        assertThat(CommandRun.of("due", "--database", records, "--world", world, "--tenant", LEFT)
                        .out())
                .contains("student-9  held");
        assertThat(retention("run", "--world", world, "--quiet", "PT0S", "--json")
                        .out())
                .contains("\"rows\":0", "\"held\":2");

        RightsRequest answered = asked.toBuilder()
                .answered(Instant.now())
                .answer(RightsAnswer.GRANTED)
                .build();
        with(
                Clock.systemUTC(),
                opened -> opened.stores()
                        .of(LEFT)
                        .requests()
                        .amend(RecordKey.of("answered"), RecordKey.of("asked"), answered));
        assertThat(retention("run", "--quiet", "PT0S", "--json").out()).contains("\"rows\":3", "\"held\":0");
    }

    @Test
    void a_planted_row_refuses_the_certificate_and_says_where() {
        retention("run", "--world", world, "--quiet", "PT0S");
        execute("insert into host_grade values ('district-2', 'student-9')");

        CommandRun refused = retention("certificate", "--json");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out())
                .contains("data set 'grades': the host counts 1 rows that are left, of which 0 are held");
    }

    @Test
    void whose_agreement_has_ended_has_all_of_its_data_erased_also_of_whom_the_file_does_not_name() {
        execute(
                "insert into host_student values ('district-2', 'student-unknown')",
                "insert into host_grade values ('district-2', 'student-unknown')");
        assertThat(retention("preview", "--world", world, "--whole", "--json").out())
                .contains("\"data-set\":\"grades\",\"rows\":3", "\"data-set\":\"students\",\"rows\":2");

        assertThat(retention("run", "--world", world, "--whole", "--quiet", "PT0S", "--json")
                        .out())
                .contains("\"rows\":5");
        execute("insert into host_student values ('district-2', 'student-late')");

        CommandRun refused = retention("certificate", "--json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("data set 'students': the host counts 1 rows that are left");
        execute("delete from host_student where student = 'student-late'");
        CommandRun certificate = retention("certificate", "--json");
        assertThat(certificate.exitCode()).isZero();
        assertThat(certificate.out())
                .contains("\"all\":true")
                .doesNotContain("people for whom the run was not planned");
    }

    @Test
    void what_a_district_has_of_a_student_of_two_goes_by_its_own_agreement_whichever_is_named_first() throws Exception {
        for (String schools : List.of("[district-1, district-2]", "[district-2, district-1]")) {
            Path both = Files.writeString(
                    folder.resolve("both.yaml"),
                    OfficerFixture.WORLD.replace("school: district-2", "schools: " + schools));

            assertThat(retention("plan", "--world", both).out())
                    .contains("grades    2026-08-30  1", "students  2026-08-30  1", "2 rows");
            assertThat(CommandRun.of(
                                    "retention",
                                    "plan",
                                    "--database",
                                    records,
                                    "--data",
                                    data,
                                    "--world",
                                    both,
                                    "--tenant",
                                    "district-1")
                            .out())
                    .contains("nothing of that is on record");
        }
    }

    @Test
    void what_one_district_was_asked_to_show_stays_with_the_other_until_that_is_answered() throws Exception {
        Path both = Files.writeString(
                folder.resolve("both.yaml"),
                OfficerFixture.WORLD.replace("school: district-2", "schools: [district-1, district-2]"));
        RightsRequest asked =
                asked(STUDENT).toBuilder().addCategories(Category.WORK).build();
        PartyId other = PartyId.of("district-1");
        with(Clock.systemUTC(), opened -> opened.stores().of(other).requests().record(RecordKey.of("asked"), asked));

        assertThat(retention("plan", "--world", both, "--width", "160").out())
                .contains("somebody has asked another agency of the person to see it, and is not answered yet")
                .doesNotContain("2026-08-30");
        assertThat(CommandRun.of("due", "--database", records, "--world", both, "--tenant", LEFT)
                        .out())
                .contains("student-9  held");
        assertThat(retention("run", "--world", both, "--quiet", "PT0S", "--json")
                        .out())
                .doesNotContain("\"rows\":3");
        retention("run", "--world", both, "--whole").couldNotRunBecause("grades of 0 of 1");
        assertThat(retention("plan", "--world", world, "--width", "160").out())
                .as("also where the file does not say that the student has another district")
                .contains("somebody has asked another agency of the person to see it");
        Path without = Files.writeString(
                folder.resolve("without.yaml"), OfficerFixture.WORLD.replace("student-9: {", "student-10: {"));
        retention("run", "--world", without, "--whole")
                .couldNotRunBecause("of 1 person of district-2 another tenant was asked to show the data");

        with(
                Clock.systemUTC(),
                opened -> opened.stores()
                        .of(other)
                        .requests()
                        .amend(
                                RecordKey.of("answered"),
                                RecordKey.of("asked"),
                                asked.toBuilder()
                                        .answered(Instant.now())
                                        .answer(RightsAnswer.GRANTED)
                                        .build()));
        assertThat(retention("run", "--world", both, "--quiet", "PT0S", "--json")
                        .out())
                .contains("\"rows\":3");
    }

    @Test
    void whoever_belongs_to_no_tenant_is_said_to_be_left_out() throws Exception {
        Path without = Files.writeString(
                folder.resolve("without.yaml"), OfficerFixture.WORLD.replace("school: district-2, ", ""));

        assertThat(retention("plan", "--world", without).err())
                .contains(
                        "1 person of the file belongs to no tenant that has records, so nothing of theirs is planned");
    }

    @Test
    void a_certificate_of_some_people_says_that_it_does_not_cover_others() {
        execute("insert into host_student values ('district-2', 'student-unknown')");
        retention("run", "--world", world, "--quiet", "PT0S");

        assertThat(retention("certificate", "--json").out())
                .contains("\"all\":false", "people for whom the run was not planned");
    }

    @Test
    void not_all_of_the_data_goes_while_an_agreement_is_in_force_or_some_of_it_stays() throws Exception {
        CommandRun.of("retention", "plan", "--database", records, "--data", data, "--world", world, "--whole")
                .couldNotRunBecause("--whole erases all of one tenant's data; name it by --tenant");
        CommandRun.of(
                        "retention",
                        "run",
                        "--database",
                        records,
                        "--data",
                        data,
                        "--world",
                        world,
                        "--tenant",
                        "district-1",
                        "--whole")
                .couldNotRunBecause("an agreement of district-1 is in force");
        Path without = Files.writeString(
                folder.resolve("without.yaml"),
                OfficerFixture.WORLD.replace("school: district-2", "school: district-1"));
        retention("run", "--world", without, "--whole").couldNotRunBecause("grades of 0 of 0, students of 0 of 0");
    }

    @Test
    void nothing_more_goes_of_a_run_after_which_the_district_signed_anew() {
        retention("run", "--world", world, "--quiet", "PT1H");
        Agreement anew =
                Agreement.builder().agency(LEFT).term(Span.from(Instant.now())).build();
        with(Clock.systemUTC(), opened -> opened.stores().of(LEFT).agreements().record(RecordKey.of("anew"), anew));
        execute("insert into host_student values ('district-2', 'student-9')");

        CommandRun again = retention("run", "--quiet", "PT0S");
        assertThat(again.out() + again.err())
                .contains("an agreement of district-2 has come since it was planned")
                .doesNotContain("finished");
        with(
                Clock.systemUTC(),
                opened -> assertThat(DSL.using(opened.dataSource(), SQLDialect.H2)
                                .fetchCount(DSL.table("host_student"), DSL.condition("district = 'district-2'")))
                        .isEqualTo(1));
        assertThat(retention("plan", "--world", world).out()).contains("nothing of that is on record");
    }
}
