package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with the options of retention or with its file of data sets is told before anything is done. */
class RetentionOptionsTest extends RetentionFixture {
    @Test
    void a_mistyped_table_is_told_also_where_no_run_is_open() throws Exception {
        Files.writeString(data, Files.readString(data).replace("host_grade", "host_gradez"));

        for (List<Object> command : List.<List<Object>>of(
                List.of("run"),
                List.of("certificate"),
                List.of("plan", "--world", world),
                List.of("preview", "--world", world))) {
            retention(command.toArray()).couldNotRunBecause("table host_gradez could not be counted");
        }
    }

    @Test
    void what_is_wrong_with_the_options_is_told() {
        retention("run", "--quiet", "-PT1H").couldNotRunBecause("--quiet must be from PT0S to P3650D");
        retention("run", "--quiet", "PT2562047788015215H").couldNotRunBecause("--quiet must be from PT0S to P3650D");

        CommandRun noRun = retention("run", "--resume", "nope");
        assertThat(noRun.exitCode()).isEqualTo(2);
        assertThat(noRun.err()).contains("'nope' is not the id of a run").doesNotContain("Exception");

        CommandRun unknown = retention("certificate", "--run", "00000000-0000-0000-0000-000000000000");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no run 00000000-0000-0000-0000-000000000000");
    }

    @Test
    void all_that_is_wrong_with_the_file_of_data_is_told_together_with_its_keys() throws Exception {
        Files.writeString(data, """
                grades.table = x
                grades.tenant = t; drop
                grades.person = p
                grades.categories = work
                files.table = f
                files.table = g
                files.tenant = t
                files.person = p
                files.categories = work
                files.copies = soon
                files.owner = the vendor
                notes.tabel = n
                notes.table = n
                """);

        CommandRun refused = retention("plan", "--world", world);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("key 'files.table' is given twice; give it once")
                .contains("unknown key 'notes.tabel'")
                .contains("'notes.tenant' is missing")
                .contains("'notes.categories' is missing")
                .contains("'files.copies': ")
                .contains("'files.owner': ")
                .contains("'grades.table, grades.tenant, grades.person': a name of a table or column must be");
    }

    @Test
    void what_is_wrong_with_the_file_of_data_is_told_in_a_line() throws Exception {
        Files.writeString(
                data,
                "grades.tabel = x\ngrades.table = x\ngrades.tenant = t\ngrades.person = p\ngrades.categories = work");
        retention("plan", "--world", world).couldNotRunBecause("unknown key 'grades.tabel'; known are NAME.categories");
        Files.writeString(data, "grades.table = x\ngrades.tenant = t\ngrades.person = p");
        retention("plan", "--world", world).couldNotRunBecause("'grades.categories' is missing");
        Files.writeString(
                data,
                "grades.table = x\ngrades.tenant = t\ngrades.person = p\ngrades.categories = work\ngrades.depends-on = y");
        retention("plan", "--world", world)
                .couldNotRunBecause("data set 'grades' depends on 'y', which is not registered");
        Files.writeString(data, "grades.table = x\ngrades.tenant = t\ngrades.person = p\ngrades.categories = wrok");
        retention("plan", "--world", world)
                .couldNotRunBecause("'grades.categories': unknown category 'wrok'; did you mean 'work'?");
        retention("run").couldNotRunBecause("'grades.categories': unknown category 'wrok'; did you mean 'work'?");
        CommandRun.of("retention")
                .couldNotRunBecause("a command is missing; known are plan, preview, run, certificate");
    }

    @Test
    void a_foreign_key_that_takes_rows_along_is_told_in_a_line() {
        execute(
                "alter table host_student add unique (district, student)",
                "create table host_note (district varchar(128), student varchar(128), foreign key (district, student)"
                        + " references host_student (district, student) on delete cascade)");

        retention("run").couldNotRunBecause("of table host_note, of no data set, has the rule on delete cascade");
    }
}
