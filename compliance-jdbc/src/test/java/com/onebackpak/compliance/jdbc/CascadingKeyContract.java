package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign keys by whose rule the database takes rows along that nobody has counted, nor asked whether they are held. */
abstract class CascadingKeyContract extends DeletionContract {
    static final DataSet NOTES = DeletionFixture.set("notes", Category.WORK).build();
    static final DataSet DEPENDENT_NOTES =
            DataSet.builder().from(NOTES).addDependsOn("students").build();
    static final String NOTE = "create table host_note (district varchar(128) default 'nobody', student"
            + " varchar(128), foreign key (district, student) references host_student on delete ";

    @BeforeEach
    void seed() {
        host.seed(DISTRICT, 0, 2);
    }

    DeletionRuns withNotes(DataSet notes) {
        return host.runs(DeletionFixture.allData().local(notes, table("host_note")));
    }

    private void note(int of) {
        host.database.execute("insert into host_note values ('" + DISTRICT + "', '" + student(of) + "')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cascade", "set null", "set default"})
    void a_rule_that_takes_rows_along_of_a_data_set_that_does_not_depend_on_theirs_is_refused(String rule) {
        host.database.execute(NOTE + rule + ")");

        assertThatThrownBy(() -> withNotes(NOTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of table host_note, of data set 'notes', has the rule on delete " + rule)
                .hasMessageContaining("with those of table host_student, of data set 'students'")
                .hasMessageEndingWith(
                        "; let 'notes' depend on 'students', so that they go first, or take the rule away");
    }

    @Test
    void a_view_is_no_table_since_what_goes_with_it_is_not_seen() {
        host.database.execute(NOTE + "cascade)", "create view host_view as select district, student from host_note");

        assertThatThrownBy(() -> host.runs(DeletionFixture.allData().local(NOTES, table("host_view"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "data set's table host_view is no table, and what goes with a view or a foreign table is not"
                                + " seen; name the table itself, or implement LocalData");
    }

    @Test
    void all_such_rules_are_told_at_once() {
        host.database.execute(
                NOTE + "cascade)",
                "create table host_list (id integer primary key, course integer, district varchar(128),"
                        + " student varchar(128), foreign key (district, student, course) references host_enrolment"
                        + " on delete set null)");

        assertThatThrownBy(() -> withNotes(NOTES))
                .hasMessageContaining("of table host_note, of data set 'notes'")
                .hasMessageContaining("of table host_list, of no data set, has the rule on delete set null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cascade", "set null", "set default"})
    void a_rule_that_takes_rows_along_of_no_data_set_is_refused(String rule) {
        host.database.execute(NOTE + rule + ")");

        assertThatThrownBy(host::runs)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of table host_note, of no data set, has the rule on delete " + rule)
                .hasMessageEndingWith("; register it as a data set that depends on 'students', or take the rule away");
    }

    @Test
    void a_table_of_the_same_name_in_another_schema_is_another() {
        host.database.execute(
                "create schema archive",
                NOTE.replace("host_note", "archive.host_grade").replace("references ", "references public.")
                        + "cascade)",
                "create table archive.host_student (id integer primary key)",
                "create table archive.host_child (id integer references archive.host_student on delete cascade)");

        assertThatThrownBy(host::runs)
                .hasMessageContaining("of table archive.host_grade, of no data set, ")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("host_child"));
    }

    @Test
    void a_rule_by_which_a_table_takes_its_own_rows_along_is_refused() {
        host.database.execute("create table host_note (district varchar(128), student varchar(128), id integer"
                + " primary key, answers integer references host_note on delete cascade)");

        assertThatThrownBy(() -> withNotes(NOTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with those of table host_note, of data set 'notes'")
                .hasMessageEndingWith("; take the rule away");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no action", "restrict"})
    void where_the_database_refuses_by_itself_nothing_is_to_be_declared(String rule) {
        host.database.execute(NOTE + rule + ")");

        assertThat(withNotes(NOTES).runs(DISTRICT)).isEmpty();
        assertThat(host.runs().runs(DISTRICT)).isEmpty();
    }

    @Test
    void what_goes_first_anyway_may_have_the_rule_and_is_counted() {
        host.database.execute(
                NOTE + "cascade)",
                "alter table host_grade add foreign key (district, student) references host_student on delete cascade");
        note(0);
        host.hold(student(1), Category.WORK);
        note(1);
        DeletionRuns runs = withNotes(DEPENDENT_NOTES);
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));

        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
        assertThat(host.count("host_note", DISTRICT)).isEqualTo(1);
        assertThat(runs.certify(DISTRICT, run, CHICAGO).lines())
                .allSatisfy(line -> assertThat(line.erased())
                        .isEqualTo(
                                line.dataSet().equals("grades")
                                        ? 6
                                        : line.dataSet().equals("enrolments") ? 2 : 1));
    }

    @Test
    void a_held_row_that_came_after_its_turn_is_not_taken_along() {
        host.database.execute(NOTE + "cascade)", "delete from host_grade");
        host.hold(student(1), Category.WORK);
        DeletionRuns runs = withNotes(DEPENDENT_NOTES);
        runs.start(runs.planWhole(DISTRICT, REASON));
        for (int unit = 0; unit < 3; unit++) {
            assertThat(runs.step().orElseThrow().dataSet()).isNotEqualTo("students");
        }
        note(1);

        assertThat(DeletionFixture.run(runs)).last().satisfies(step -> {
            assertThat(step.dataSet()).isEqualTo("students");
            assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(step.why())
                    .contains("rows of table host_note refer to these, and would go or change with them (on delete"
                            + " cascade)");
        });
        assertThat(host.count("host_note", DISTRICT)).isEqualTo(1);
    }

    @Test
    void a_held_row_about_somebody_else_is_not_taken_along() {
        host.database.execute(
                "create table host_note (district varchar(128), student varchar(128), \"of Whom\" varchar(128),"
                        + " foreign key (district, \"of Whom\") references host_student (district, student)"
                        + " on delete cascade)",
                "insert into host_note values ('" + DISTRICT + "', 'student-0009', '" + student(0) + "')");
        host.hold(student(9), Category.WORK);
        DeletionRuns runs = withNotes(DEPENDENT_NOTES);
        runs.start(runs.planWhole(DISTRICT, REASON));

        assertThat(DeletionFixture.run(runs)).last().satisfies(step -> {
            assertThat(step.dataSet()).isEqualTo("students");
            assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(step.why()).contains("rows of table host_note refer to these");
        });
        assertThat(host.count("host_note", DISTRICT)).isEqualTo(1);
    }
}
