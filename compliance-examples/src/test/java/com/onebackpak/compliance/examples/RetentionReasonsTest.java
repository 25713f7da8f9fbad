package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of rows that stay: of how many people, for which reasons, and which run has them to do. */
class RetentionReasonsTest extends RetentionFixture {
    /** Of a's grades nothing may go, of b's nothing at all, c is free, and z is in no file. */
    @BeforeEach
    void seed() throws IOException {
        Files.writeString(
                world,
                OfficerFixture.WORLD.replace(
                        "student-9: {",
                        "a: {kind: student, school: district-2, birth-date: 2011-07-07}\n"
                                + "    b: {kind: student, school: district-2, birth-date: 2011-07-07}\n"
                                + "    c: {"));
        Files.writeString(data, DATA.replace("grades.copies = P35D", "grades.copies = P10D") + """
                notes.table = host_note
                notes.tenant = district
                notes.person = student
                notes.categories = contact
                """);
        execute(
                "create table host_note (district varchar(128), student varchar(128))",
                "insert into host_student values ('district-2', 'a'), ('district-2', 'b'), ('district-2', 'c')",
                "insert into host_grade select * from host_student",
                "insert into host_note select * from host_student");
        with(Clock.systemUTC(), opened -> {
            TenantStores stores = opened.stores().of(LEFT);
            stores.holds()
                    .record(
                            RecordKey.of("hold"),
                            new Hold(
                                    HoldKind.LEGAL,
                                    PartyId.of("a"),
                                    Set.of(Category.WORK),
                                    Span.from(OfficerFixture.at("09-01T12:00"))));
            asksToSee(stores, "b");
        });
    }

    private static void asksToSee(TenantStores stores, String student) {
        stores.requests().record(RecordKey.of("asked-" + student), asked(PartyId.of(student)));
    }

    private CommandRun run(Object... arguments) {
        return retention(Stream.concat(Stream.of("run", "--quiet", "PT0S"), Stream.of(arguments))
                .toArray());
    }

    @Test
    void the_plan_the_preview_and_the_certificate_name_each_reason_with_how_many_people_it_keeps() {
        String table =
                "rows of 2 people stay: of 1 by a hold (inspection), of 2 because rows of 'grades' refer to theirs";
        String json = "\"people\":2,\"holds\":{\"inspection\":1},\"referred-to-by\":{\"grades\":2}}";
        assertThat(retention("plan", "--world", world, "--width", "200").out())
                .contains(table, "rows of 2 people stay: of 1 by a hold (legal), of 1 by a hold (inspection)");
        assertThat(retention("plan", "--world", world, "--json").out()).contains("\"held\":{" + json);
        assertThat(retention("preview", "--world", world, "--width", "200").out())
                .contains(table);
        assertThat(retention("preview", "--world", world, "--json").out()).contains("\"held\":{" + json);
        run("--world", world);

        assertThat(retention("certificate", "--width", "200").out())
                .contains(table, "rows of 1 person stay: of 1 by a hold (inspection)");
        assertThat(retention("certificate", "--json").out()).contains("{\"data-set\":\"students\"," + json);
    }

    @Test
    void the_certificate_is_one_and_its_table_has_a_day_for_each_data_set_and_tells_what_is_not_covered() {
        run("--world", world);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        String table =
                retention("certificate", "--width", "200", "--zone", "UTC").out();
        String json = retention("certificate", "--json").out();

        assertThat(table.lines().filter(line -> line.contains(" grades ")))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(today.plusDays(10).toString()));
        assertThat(table.lines().filter(line -> line.contains(" students ")))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(today.plusDays(35).toString()));
        assertThat(table.lines().filter(line -> line.contains(" notes ")))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("not said"));
        assertThat(table)
                .contains("does not cover: people for whom the run was not planned; what the host has not registered as"
                        + " a data set; copies of data set 'notes' in backups: the host does not say for how long");
        assertThat(json.split("\"certificate\":", -1)).as("one entry").hasSize(2);
    }

    @Test
    void the_plan_of_all_tells_of_everybody_whom_the_run_takes_and_of_what_is_held_of_them() {
        execute("insert into host_student values ('district-2', 'z')");
        with(Clock.systemUTC(), opened -> asksToSee(opened.stores().of(LEFT), "z"));

        String plan =
                retention("plan", "--world", world, "--whole", "--width", "200").out();
        run("--world", world, "--whole");

        assertThat(plan)
                .contains(
                        "rows of 3 people stay: of 2 by a hold (inspection), of 3 because rows of 'grades' refer to theirs");
        assertThat(retention("certificate", "--json").out())
                .contains("\"people\":4", "{\"data-set\":\"students\",\"people\":3,\"holds\":{\"inspection\":2}");
    }

    @Test
    void no_run_begins_of_what_another_has_to_do_and_who_is_new_is_in_a_run_of_their_own() throws Exception {
        assertThat(run("--world", world).err()).isEmpty();

        CommandRun again = run("--world", world);

        assertThat(again.err()).contains("no new run of district-2 begins: all that is due and there has run ");
        assertThat(again.out()).contains("waits-for-holds", "\n1 row");
        execute("insert into host_student values ('district-2', 'd')");
        Path more = Files.writeString(
                folder.resolve("more.yaml"),
                Files.readString(world)
                        .replace(
                                "    c: {",
                                "    d: {kind: student, school: district-2, birth-date: 2011-07-07}\n    c: {"));
        CommandRun other = run("--world", more, "--json");
        assertThat(other.err()).isEmpty();
        assertThat(other.out())
                .contains("\"status\":\"waits-for-holds\"", "\"status\":\"finished\",\"why\":\"nothing is left\"")
                .contains("\"people\":1,\"rows\":1");
        assertThat(retention("certificate").exitCode()).isZero();
    }

    @Test
    void of_a_run_that_is_stopped_no_other_does_what_it_has_to_do() {
        run("--world", world);
        execute("update compliance_deletion_run set status = 'stopped', why = 'locked'");

        CommandRun again = run("--world", world, "--json");

        assertThat(again.err()).contains("no new run of district-2 begins");
        assertThat(again.out()).contains("\"status\":\"stopped\",\"why\":\"locked\"");
        assertThat(again.exitCode()).isEqualTo(1);
    }

    @Test
    void where_no_agreement_was_in_force_it_is_said_so() {
        CommandRun ended = CommandRun.of(
                "terminate",
                "--database",
                records,
                "--tenant",
                LEFT,
                "--agency",
                LEFT,
                "--at",
                "2026-11-01T00:00:00-05:00");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
                .contains("no agreement that district-2 signed was in force at 2026-11-01T00:00-05:00, so none ends");
    }
}
