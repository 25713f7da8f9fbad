package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.GRADES;
import static com.onebackpak.compliance.jdbc.DeletionFixture.OTHER;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.SETTINGS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.STUDENTS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.OpenDeletion;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in one run stays there. */
abstract class DeletionFailureContract extends DeletionContract {
    @BeforeEach
    void seed() {
        host.seed(DISTRICT, 0, 2);
        host.seed(OTHER, 0, 2);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NoClassDefFoundError.class,
                StackOverflowError.class,
                OutOfMemoryError.class,
                AssertionError.class
            })
    void an_error_of_an_eraser_is_a_failure_of_its_run_and_the_others_go_on(Class<? extends Error> kind) {
        DeletionRuns runs = host.runs(DeletionFixture.data().local(GRADES, new Throwing(DISTRICT, () -> error(kind))));
        runs.start(runs.planWhole(DISTRICT, REASON));
        runs.start(runs.planWhole(OTHER, REASON));

        for (int i = 0; i < SETTINGS.retrying().failuresToStop(); i++) {
            run(runs);
            host.clock.advance(Duration.ofMinutes(10));
        }

        assertThat(host.counts(OTHER)).containsOnly(0L);
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(runs.runs(DISTRICT)).singleElement().satisfies(one -> {
            assertThat(one.status()).isEqualTo(DeletionRun.Status.STOPPED);
            assertThat(one.why()).isEqualTo("data set 'grades': the eraser failed: " + kind.getSimpleName());
        });
        assertThat(runs.open(DISTRICT))
                .singleElement()
                .extracting(OpenDeletion::dataSet, OpenDeletion::failures)
                .containsExactly("grades", SETTINGS.retrying().failuresToStop());
    }

    private HostData.Builder dataWithNotes() {
        host.database.execute("create table host_note (district varchar(128), student varchar(128))");
        return DeletionFixture.allData()
                .local(DeletionFixture.set("notes", Category.CONTACT).build(), table("host_note"));
    }

    @Test
    void rows_that_name_nobody_stop_no_run_and_refuse_the_certificate_with_their_table() {
        HostData.Builder data = dataWithNotes();
        host.database.execute(
                "insert into host_note values ('district-1', null)",
                "insert into host_note values ('district-1', '')",
                "insert into host_note values ('district-1', 'John Smith')",
                "insert into host_note values ('district-1', 'student-0001')",
                "insert into host_note values ('district-1', 'student-0007')");
        DeletionRuns runs = host.runs(data);
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        UUID others = runs.start(runs.planWhole(OTHER, REASON));

        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThat(host.counts(OTHER)).containsOnly(0L);
        assertThat(host.count("host_note", DISTRICT)).isEqualTo(3);
        assertThat(runs.certify(OTHER, others, CHICAGO).people()).isEqualTo(2);
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining(
                        "data set 'notes': 3 rows name nobody, or not by a person's id (table host_note, column"
                                + " student); give them the id of whom they are about, or erase them");
        host.database.execute("delete from host_note");
        assertThat(runs.certify(DISTRICT, run, CHICAGO).people()).isEqualTo(3);
    }

    @Test
    void people_are_listed_page_by_page_past_what_is_no_id() throws SQLException {
        dataWithNotes();
        for (String person : List.of("!1", "!2", "!3", "a", "b c", "d", "e")) {
            host.database.execute("insert into host_note values ('district-1', '" + person + "')");
        }
        try (Connection connection = host.database.dataSource().getConnection()) {
            HostRows rows = table("host_note").rows(connection);
            assertThat(rows.people(DISTRICT, Optional.empty(), 2)).containsExactly(PartyId.of("a"), PartyId.of("d"));
            assertThat(rows.people(DISTRICT, Optional.of(PartyId.of("d")), 2)).containsExactly(PartyId.of("e"));
            assertThat(rows.ofNobody(DISTRICT)).isEqualTo(4);
        }
    }

    @Test
    void who_knows_less_than_a_run_was_planned_over_leaves_it_alone_and_says_so() {
        DeletionRuns all = host.runs();
        UUID run = all.start(all.planWhole(DISTRICT, REASON));
        DeletionRuns less = host.runs(HostData.builder().local(STUDENTS, table("host_student")));
        DeletionRuns unordered = host.runs(HostData.builder()
                .local(STUDENTS, table("host_student"))
                .local(DeletionFixture.set("enrolments", Category.IDENTIFIER).build(), table("host_enrolment"))
                .local(GRADES, table("host_grade")));

        assertThat(less.step()).isEmpty();
        assertThat(unordered.step()).isEmpty();

        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(less.runs(DISTRICT))
                .singleElement()
                .satisfies(one -> assertThat(one.why())
                        .contains("data set 'grades' of the run is not registered here")
                        .contains("data set 'enrolments' of the run is not registered here"));
        assertThat(unordered.runs(DISTRICT))
                .singleElement()
                .satisfies(one -> assertThat(one.why())
                        .contains(
                                "data set 'enrolments' depends on 'students' where the run was planned, and not here"));
        host.runAndSweep(all);
        assertThatThrownBy(() -> less.certify(DISTRICT, run, CHICAGO)).isInstanceOf(CertificateRefusedException.class);
        assertThat(all.certify(DISTRICT, run, CHICAGO).people()).isEqualTo(2);
    }

    @Test
    void who_lacks_the_minimums_that_a_run_was_planned_by_leaves_it_alone_and_says_so() {
        host.database.execute(
                "create table host_disclosure (district varchar(128), student varchar(128))",
                "insert into host_disclosure values ('district-1', 'student-0001')");
        DeletionRuns all =
                host.runs(withDisclosures().minimumsOf(PolicyLibrary.standard().select("ferpa")));
        all.start(all.planWhole(DISTRICT, REASON));
        DeletionRuns less = host.runs(withDisclosures());

        assertThat(less.step()).isEmpty();
        assertThat(less.runs(DISTRICT))
                .singleElement()
                .satisfies(one -> assertThat(one.why())
                        .contains("data set 'disclosures' must stay as long as 'grades' where the run was planned,"
                                + " and not here"));
        List<String> erased = new ArrayList<>();
        for (Optional<DeletionStep> step = all.step(); step.isPresent(); step = all.step()) {
            erased.add(step.get().dataSet());
        }
        assertThat(erased)
                .as("so that a hold that comes between finds both or neither")
                .containsExactly("grades", "enrolments", "students", "disclosures");
        host.runAndSweep(all);
        assertThat(host.count("host_disclosure", DISTRICT)).isZero();
    }

    private static HostData.Builder withDisclosures() {
        return DeletionFixture.allData()
                .local(
                        DeletionFixture.set("disclosures", Category.ACCOUNTABILITY_DISCLOSURES)
                                .build(),
                        table("host_disclosure"));
    }

    @Test
    void an_eraser_that_takes_rows_of_who_is_held_along_is_undone() {
        host.hold(student(1));
        DeletionRuns runs = host.runs(DeletionFixture.data().local(GRADES, new Greedy()));
        runs.start(runs.planWhole(DISTRICT, REASON));

        assertThat(run(runs)).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(step.why()).contains("rows of people who are held went with it");
        });

        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
    }

    @Test
    void held_rows_that_went_by_another_hand_refuse_the_certificate_also_after_the_release() {
        RecordKey hold = host.hold(student(1));
        DeletionRuns runs = host.runs();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
        assertThat(runs.certify(DISTRICT, run, CHICAGO).held()).hasSize(3);
        host.database.execute("delete from host_grade where district = 'district-1' and course = 1");

        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .hasMessageContaining(
                        "data set 'grades': 3 rows of people who are held are gone, and this run did not count them");
        host.release(hold);
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .hasMessageContaining(
                        "data set 'grades': 3 rows of people who are held are gone, and this run did not count them");
    }

    private static Error error(Class<? extends Error> kind) {
        try {
            return kind.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Erases all grades of the tenant, and tells of those that it was to. */
    private static final class Greedy implements DeletionFixture.Grades {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            EraserAnswer answer = table("host_grade").erase(task, connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from host_grade where district = '" + task.tenant() + "'");
            }
            return answer;
        }
    }

    /** Erases grades, and then throws for one tenant. */
    private record Throwing(PartyId tenant, Supplier<Error> error) implements DeletionFixture.Grades {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            EraserAnswer answer = table("host_grade").erase(task, connection);
            if (task.tenant().equals(tenant)) {
                throw error.get();
            }
            return answer;
        }
    }
}
