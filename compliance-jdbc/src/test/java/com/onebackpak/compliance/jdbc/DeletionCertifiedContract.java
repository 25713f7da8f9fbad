package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.DataSets;
import com.onebackpak.compliance.deletion.DeletionCertificate.Line;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a certificate reaches, and who is told of it. */
abstract class DeletionCertifiedContract extends DeletionContract {
    private static final Duties DUTIES = Duties.of(PolicyLibrary.standard().select("backpak"));

    @BeforeEach
    void seed() {
        host.seed(DISTRICT, 0, 3);
        host.database.execute("create table host_note (district varchar(128), student varchar(128))");
    }

    private DeletionRuns withNotes() {
        return host.runs(DeletionFixture.allData()
                .local(DeletionFixture.set("notes", Category.CONTACT).build(), table("host_note")));
    }

    /** What is owed of a student's data since the agreement ended: what of it, and how that stands. */
    private List<Tuple> owed(PartyId student) {
        World who = World.builder()
                .vocabulary(Workload.VOCABULARY)
                .vendor(DeletionFixture.VENDOR)
                .agencies(Agencies.of(List.of(new Agency(
                        DISTRICT,
                        AgencyKind.DISTRICT,
                        Optional.empty(),
                        Optional.of(Jurisdiction.of("US-TX")),
                        Optional.of(CHICAGO)))))
                .putPeople(
                        student,
                        Person.builder()
                                .id(student)
                                .kind(PersonKind.STUDENT)
                                .agency(DISTRICT)
                                .build())
                .build();
        return DUTIES.owed(LedgerWorld.of(who, List.of(host.stores.of(DISTRICT))), host.clock.instant()).stream()
                .filter(duty -> duty.about().contains(student))
                .map(duty -> tuple(duty.categories(), duty.state(), duty.done()))
                .toList();
    }

    private void endAgreement() {
        Instant now = host.clock.instant();
        host.stores
                .of(DISTRICT)
                .agreements()
                .record(
                        RecordKey.of("agreement"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(new Span(now.minus(Duration.ofDays(365)), Optional.of(now)))
                                .disposalDays(30)
                                .build());
    }

    private Occurrence partly(PartyId of, Instant at, Category... kept) {
        return new Occurrence(of, OccurrenceKind.ERASED, at, apartFrom(kept));
    }

    private static Set<Category> apartFrom(Category... kept) {
        return Workload.VOCABULARY.categoriesApartFrom(List.of(kept));
    }

    private List<Occurrence> erased(PartyId of) {
        return host.stores.of(DISTRICT).occurrences().about(of, Instant.MAX).stream()
                .map(Recorded::value)
                .toList();
    }

    @Test
    void all_of_an_agency_is_not_certified_over_a_data_set_that_was_registered_since() {
        DeletionRuns before = host.runs();
        UUID run = before.start(before.planWhole(DISTRICT, REASON));
        host.runAndSweep(before);
        host.database.execute("insert into host_note values ('district-1', 'student-0001')");
        DeletionRuns since = withNotes();

        assertThatThrownBy(() -> since.certify(DISTRICT, run, CHICAGO))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining(
                        "data set 'notes': it has no part in the run, such as because it was registered after"
                                + " the plan; plan all of the agency's data anew")
                .hasMessageContaining("the host counts 1 rows that are left");

        UUID anew = since.start(since.planWhole(DISTRICT, REASON));
        host.runAndSweep(since);
        assertThat(since.certify(DISTRICT, anew, CHICAGO).lines())
                .extracting(Line::dataSet)
                .containsExactlyInAnyOrder("notes", "grades", "enrolments", "students");
        assertThat(since.certify(DISTRICT, run, CHICAGO).lines()).hasSize(4);
    }

    @Test
    void a_column_by_which_ids_that_differ_are_alike_is_refused_when_it_is_registered() {
        boolean isH2 = host.database.dialect() == SQLDialect.H2;
        host.database.execute("create table host_file (district varchar(128), student "
                + (isH2 ? "varchar_ignorecase(128)" : "char(128)") + ")");

        assertThatThrownBy(() -> host.runs(DeletionFixture.allData()
                        .local(DeletionFixture.set("files", Category.WORK).build(), table("host_file"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of table host_file is of type " + (isH2 ? "varchar_ignorecase" : "bpchar"));
    }

    @Test
    void two_data_sets_of_one_table_are_refused() {
        assertThatThrownBy(() -> DeletionFixture.allData()
                        .local(DeletionFixture.set("marks", Category.WORK).build(), table("HOST_GRADE"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data sets 'grades' and 'marks' are both of table host_grade; make them one data set");
    }

    @Test
    void a_plan_of_rows_without_those_that_refer_to_them_is_refused() {
        DeletionRuns runs = host.runs();
        RetentionPlan parents = new RetentionPlan(
                DISTRICT,
                false,
                List.of(new PlannedRange(List.of(student(1)), Map.of("students", REASON))),
                List.of(),
                List.of());

        assertThatThrownBy(() -> runs.start(parents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the plan has rows of data set 'students' go and not those of");
        assertThat(runs.runs(DISTRICT)).isEmpty();
    }

    @Test
    void all_of_an_agency_is_not_certified_when_the_plan_knew_of_nobody_and_there_are_rows() {
        host.database.execute(
                "delete from host_grade",
                "delete from host_enrolment",
                "delete from host_student",
                "insert into host_note values ('district-1', null)");
        DeletionRuns runs = withNotes();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);

        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .hasMessageContaining("data set 'notes': 1 rows name nobody, or not by a person's id");
    }

    @Test
    void that_all_of_an_agency_was_erased_is_recorded_once_nothing_is_held() {
        RecordKey hold = host.hold(student(1));
        DeletionRuns runs = host.runs();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);
        runs.certify(DISTRICT, run, CHICAGO);
        assertThat(erased(DISTRICT)).isEmpty();
        assertThat(erased(student(1))).isEmpty();
        assertThat(erased(student(0)))
                .containsExactly(new Occurrence(student(0), OccurrenceKind.ERASED, host.clock.instant()));
        runs.certify(DISTRICT, run, CHICAGO);
        assertThat(erased(student(0))).hasSize(1);

        host.release(hold);
        host.runAndSweep(runs);
        runs.certify(DISTRICT, run, CHICAGO);

        assertThat(erased(DISTRICT))
                .containsExactly(new Occurrence(DISTRICT, OccurrenceKind.ERASED, host.clock.instant()));
        assertThat(erased(student(1))).isEmpty();
    }

    @Test
    void that_all_data_of_people_was_erased_is_recorded_of_each_and_of_nobody_of_whom_some_is_left() {
        DeletionRuns runs = host.runs();
        UUID some = runs.start(RetentionPlan.ofPeople(
                DataSets.of(DeletionFixture.set("grades", Category.WORK).build()),
                DISTRICT,
                REASON,
                List.of(student(0))));
        host.runAndSweep(runs);
        runs.certify(DISTRICT, some, CHICAGO);
        assertThat(erased(student(0))).isEmpty();

        UUID all = runs.start(RetentionPlan.ofPeople(
                DeletionFixture.allData().build().sets(), DISTRICT, REASON, List.of(student(0), student(2))));
        host.runAndSweep(runs);
        runs.certify(DISTRICT, all, CHICAGO);

        assertThat(erased(student(0))).hasSize(1);
        assertThat(erased(student(2)))
                .containsExactly(new Occurrence(student(2), OccurrenceKind.ERASED, host.clock.instant()));
        assertThat(erased(student(1))).isEmpty();
        assertThat(erased(DISTRICT)).isEmpty();
    }

    @Test
    void of_whom_some_is_held_the_rest_is_done_with_the_certificate_and_all_once_that_is_released() {
        endAgreement();
        RecordKey hold = host.hold(student(1), Category.NAME);
        DeletionRuns runs = host.runs();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);
        Instant first = host.clock.instant();
        assertThat(owed(student(1)))
                .containsExactlyInAnyOrder(
                        tuple(Set.of(), DutyState.OWED, Optional.empty()),
                        tuple(Set.of(Category.NAME), DutyState.TOLLED, Optional.empty()));

        runs.certify(DISTRICT, run, CHICAGO);
        runs.certify(DISTRICT, run, CHICAGO);

        assertThat(erased(student(1))).containsExactly(partly(student(1), first, Category.NAME));
        assertThat(erased(student(0))).containsExactly(new Occurrence(student(0), OccurrenceKind.ERASED, first));
        assertThat(owed(student(1)))
                .containsExactlyInAnyOrder(
                        tuple(apartFrom(Category.NAME), DutyState.DONE, Optional.of(first)),
                        tuple(Set.of(Category.NAME), DutyState.TOLLED, Optional.empty()));

        host.release(hold);
        assertThat(owed(student(1)))
                .containsExactlyInAnyOrder(
                        tuple(apartFrom(Category.NAME), DutyState.DONE, Optional.of(first)),
                        tuple(Set.of(Category.NAME), DutyState.OWED, Optional.empty()));
        host.runAndSweep(runs);
        runs.certify(DISTRICT, run, CHICAGO);

        assertThat(owed(student(1)))
                .containsExactly(tuple(Set.of(), DutyState.DONE, Optional.of(host.clock.instant())));
    }

    @Test
    void what_is_kept_along_with_what_is_held_is_not_gone_and_is_owed_by_name() {
        endAgreement();
        host.hold(student(1), Category.WORK);
        DeletionRuns runs = withNotes();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);

        runs.certify(DISTRICT, run, CHICAGO);

        assertThat(owed(student(1)))
                .containsExactlyInAnyOrder(
                        tuple(
                                apartFrom(Category.NAME, Category.IDENTIFIER, Category.WORK),
                                DutyState.DONE,
                                Optional.of(host.clock.instant())),
                        tuple(Set.of(Category.NAME, Category.IDENTIFIER), DutyState.OWED, Optional.empty()),
                        tuple(Set.of(Category.WORK), DutyState.TOLLED, Optional.empty()));
    }

    @Test
    void of_whom_all_data_sets_keep_rows_nothing_is_told() {
        host.hold(student(1), Category.WORK);
        DeletionRuns runs = host.runs();
        UUID run = runs.start(RetentionPlan.ofPeople(
                DeletionFixture.allData().build().sets(), DISTRICT, REASON, List.of(student(1))));
        host.runAndSweep(runs);

        runs.certify(DISTRICT, run, CHICAGO);

        assertThat(erased(student(1))).isEmpty();
    }

    @Test
    void each_later_certificate_tells_what_more_is_gone_while_something_is_held() {
        host.hold(student(0));
        RecordKey grades = host.hold(student(1), Category.WORK);
        RecordKey names = host.hold(student(1), Category.NAME);
        DeletionRuns runs = withNotes();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);
        Instant first = host.clock.instant();
        runs.certify(DISTRICT, run, CHICAGO);
        Occurrence withoutGrades = partly(student(1), first, Category.NAME, Category.IDENTIFIER, Category.WORK);
        assertThat(erased(student(1))).containsExactly(withoutGrades);

        host.release(grades);
        host.runAndSweep(runs);
        Instant second = host.clock.instant();
        runs.certify(DISTRICT, run, CHICAGO);
        runs.certify(DISTRICT, run, CHICAGO);
        assertThat(erased(student(1)))
                .containsExactlyInAnyOrder(withoutGrades, partly(student(1), second, Category.NAME));

        host.release(names);
        host.runAndSweep(runs);
        runs.certify(DISTRICT, run, CHICAGO);
        assertThat(erased(student(1)))
                .containsExactlyInAnyOrder(
                        withoutGrades,
                        partly(student(1), second, Category.NAME),
                        new Occurrence(student(1), OccurrenceKind.ERASED, host.clock.instant()));
        assertThat(erased(DISTRICT)).isEmpty();
    }

    @Test
    void of_whom_a_data_set_had_no_part_in_the_run_nothing_is_told() {
        host.hold(student(1), Category.NAME);
        DeletionRuns before = host.runs();
        UUID run = before.start(RetentionPlan.ofPeople(
                DeletionFixture.allData().build().sets(), DISTRICT, REASON, List.of(student(1))));
        host.runAndSweep(before);

        withNotes().certify(DISTRICT, run, CHICAGO);

        assertThat(erased(student(1))).isEmpty();
    }
}
