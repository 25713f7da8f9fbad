package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.GRADES;
import static com.onebackpak.compliance.jdbc.DeletionFixture.NOW;
import static com.onebackpak.compliance.jdbc.DeletionFixture.OTHER;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.SETTINGS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.VENDOR;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.DeletionCertificate.HeldRows;
import com.onebackpak.compliance.deletion.DeletionCertificate.Line;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.OpenDeletion;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs of deletions in tables of the same database. */
abstract class DeletionRunsContract {
    private DeletionFixture host;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        host = new DeletionFixture(database());
    }

    @AfterEach
    void close() {
        host.close();
    }

    private UUID start(DeletionRuns runs) {
        return runs.start(RetentionPlan.ofWhole(
                DeletionFixture.allData().build().sets(),
                DISTRICT,
                REASON,
                runs.people(DISTRICT).iterator(),
                4));
    }

    @Test
    void all_of_an_agency_goes_children_first_and_nothing_of_another_and_the_certificate_is_what_one_counts() {
        host.seed(DISTRICT, 0, 10);
        host.seed(OTHER, 0, 3);
        List<Long> before = host.counts(DISTRICT);
        DeletionRuns runs = host.runs();
        UUID run = start(runs);

        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThat(host.counts(OTHER)).containsExactly(18L, 6L, 3L);
        DeletionCertificate certificate = runs.certify(DISTRICT, run, CHICAGO);
        assertThat(certificate.lines())
                .extracting(Line::dataSet, Line::erased, Line::left)
                .containsExactlyInAnyOrder(
                        tuple("grades", before.get(0), 0L),
                        tuple("enrolments", before.get(1), 0L),
                        tuple("students", before.get(2), 0L));
        assertThat(certificate.byCategory())
                .isEqualTo(Map.of(Category.WORK, 60L, Category.IDENTIFIER, 20L, Category.NAME, 10L));
        assertThat(certificate.people()).isEqualTo(10);
        assertThat(certificate.erasedAt()).isEqualTo(NOW);
        assertThat(certificate.lastCopyExpires()).contains(LocalDate.parse("2027-08-05"));
        assertThat(certificate.cites()).hasToString("[Backpak C68]");
    }

    @Test
    void a_certificate_stands_in_the_audit_log_and_the_whole_database_verifies() {
        host.seed(DISTRICT, 0, 2);
        DeletionRuns runs = host.runs();
        UUID run = start(runs);
        host.runAndSweep(runs);

        DeletionCertificate certificate = runs.certify(DISTRICT, run, CHICAGO);
        host.stores.sealer().sealAll();

        assertThat(host.stores.of(DISTRICT).auditLog().entries(0, 10))
                .filteredOn(entry -> entry.type().equals(DeletionRuns.CERTIFICATE))
                .singleElement()
                .satisfies(entry -> assertThat(entry.fields())
                        .containsEntry("run", certificate.run().toString()));
        assertThat(runs.runs(DISTRICT)).singleElement().satisfies(one -> {
            assertThat(one.status()).isEqualTo(DeletionRun.Status.FINISHED);
            assertThat(one.rows()).isEqualTo(18);
            assertThat(one.certificate().orElseThrow()).contains("\"agency\":\"district-1\"");
        });
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("was certified to its end already");
    }

    @Test
    void a_hold_stops_what_it_names_and_what_that_refers_to_and_its_release_sets_it_going_by_itself() {
        host.seed(DISTRICT, 0, 5);
        RecordKey hold = host.hold(student(2), Category.WORK);
        DeletionRuns runs = host.runs();
        UUID run = start(runs);
        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
        assertThat(host.count("host_grade", DISTRICT, student(2))).isEqualTo(6);
        DeletionCertificate held = runs.certify(DISTRICT, run, CHICAGO);
        assertThat(held.held())
                .containsExactlyInAnyOrder(
                        new HeldRows("grades", new HeldPeople(1, Map.of(HoldKind.LEGAL, 1), Map.of())),
                        new HeldRows("enrolments", new HeldPeople(1, Map.of(), Map.of("grades", 1))),
                        new HeldRows("students", new HeldPeople(1, Map.of(), Map.of("grades", 1, "enrolments", 1))));
        assertThat(held.lines())
                .extracting(Line::dataSet, Line::erased, Line::left)
                .contains(tuple("grades", 24L, 6L), tuple("students", 4L, 1L));

        host.release(hold);
        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        DeletionCertificate certificate = runs.certify(DISTRICT, run, CHICAGO);
        assertThat(certificate.held()).isEmpty();
        assertThat(certificate.byCategory()).containsEntry(Category.WORK, 30L);
    }

    @Test
    void a_hold_that_ends_by_itself_is_not_waited_for_any_longer() {
        host.seed(DISTRICT, 0, 1);
        host.stores
                .of(DISTRICT)
                .holds()
                .record(
                        RecordKey.of("ending"),
                        new Hold(
                                HoldKind.INSPECTION,
                                student(0),
                                Set.of(),
                                new Span(NOW.minusSeconds(60), Optional.of(NOW.plusSeconds(60)))));
        DeletionRuns runs = host.runs();
        start(runs);
        assertThat(run(runs)).extracting(DeletionStep::outcome).containsOnly(Outcome.DEFERRED);

        host.clock.advance(Duration.ofSeconds(60));
        run(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
    }

    @Test
    void a_hold_that_ends_by_itself_is_not_waited_for_because_another_persons_does_not_end() {
        host.seed(DISTRICT, 0, 2);
        host.hold(student(1));
        host.stores
                .of(DISTRICT)
                .holds()
                .record(
                        RecordKey.of("ending"),
                        new Hold(
                                HoldKind.INSPECTION,
                                student(0),
                                Set.of(),
                                new Span(NOW.minusSeconds(60), Optional.of(NOW.plusSeconds(60)))));
        DeletionRuns runs = host.runs();
        start(runs);
        assertThat(run(runs)).extracting(DeletionStep::outcome).containsOnly(Outcome.DEFERRED);

        host.clock.advance(Duration.ofSeconds(60));
        run(runs);

        assertThat(host.count("host_student", DISTRICT, student(0))).isZero();
        assertThat(host.count("host_grade", DISTRICT, student(1))).isEqualTo(6);
    }

    @Test
    void nothing_is_destroyed_while_a_request_to_inspect_it_is_open_and_its_answer_sets_it_going_by_itself() {
        host.seed(DISTRICT, 0, 3);
        RightsRequest asked = RightsRequest.builder()
                .subject(student(1))
                .requester(PartyId.of("parent-1"))
                .action(Action.INSPECT)
                .addCategories(Category.WORK)
                .received(host.clock.instant())
                .build();
        Ledger<RightsRequest> requests = host.stores.of(DISTRICT).requests();
        requests.record(RecordKey.of("asked"), asked);
        DeletionRuns runs = host.runs();
        UUID run = start(runs);
        host.runAndSweep(runs);

        assertThat(host.count("host_grade", DISTRICT, student(1))).isEqualTo(6);
        assertThat(host.count("host_grade", DISTRICT, student(2))).isZero();
        assertThat(runs.certify(DISTRICT, run, CHICAGO).held())
                .contains(new HeldRows("grades", new HeldPeople(1, Map.of(HoldKind.INSPECTION, 1), Map.of())));

        requests.amend(
                RecordKey.of("answered"),
                RecordKey.of("asked"),
                asked.toBuilder()
                        .answered(host.clock.instant())
                        .answer(RightsAnswer.GRANTED)
                        .build());
        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThat(runs.certify(DISTRICT, run, CHICAGO).held()).isEmpty();
    }

    @Test
    void a_run_that_was_planned_later_than_the_clock_says_is_left_alone_because_its_holds_have_not_begun_by_then() {
        host.seed(DISTRICT, 0, 2);
        host.hold(student(1));
        DeletionRuns runs = host.runs();
        start(runs);

        host.clock.advance(Duration.ofDays(-365));
        assertThat(run(runs)).isEmpty();
        assertThat(runs.runs(DISTRICT))
                .singleElement()
                .satisfies(run -> assertThat(run.why()).contains("was planned later than this clock says it is"));
        assertThat(host.count("host_grade", DISTRICT, student(0))).isEqualTo(6);

        host.clock.advance(Duration.ofDays(365));
        run(runs);
        assertThat(host.count("host_grade", DISTRICT, student(0))).isZero();
        assertThat(host.count("host_grade", DISTRICT, student(1))).isEqualTo(6);
    }

    @Test
    void a_hold_that_had_begun_when_it_was_recorded_holds_also_by_a_clock_that_was_set_back_to_before_that() {
        host.seed(DISTRICT, 0, 2);
        DeletionRuns runs = host.runs();
        start(runs);
        host.clock.advance(Duration.ofHours(2));
        host.stores
                .of(DISTRICT)
                .holds()
                .record(
                        RecordKey.of("later"),
                        new Hold(HoldKind.LEGAL, student(1), Set.of(), Span.from(host.clock.instant())));

        host.clock.advance(Duration.ofHours(-1));
        run(runs);

        assertThat(host.count("host_grade", DISTRICT, student(0))).isZero();
        assertThat(host.count("host_grade", DISTRICT, student(1))).isEqualTo(6);
    }

    @Test
    void holds_on_others_and_in_other_tenants_hold_nothing() {
        host.seed(DISTRICT, 0, 2);
        host.hold(student(9999));
        DeletionRuns runs = host.runs();
        start(runs);

        run(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
    }

    @Test
    void what_an_eraser_misses_undoes_its_work_and_is_an_open_duty_with_an_owner_and_a_deadline() {
        host.seed(DISTRICT, 0, 2);
        DeletionRuns missing = host.runs(DeletionFixture.data().local(GRADES, new Erasing("number < 2", null)));
        UUID run = start(missing);

        List<DeletionStep> steps = run(missing);

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(step.why()).contains("the eraser says that 8 rows are gone, the host had counted 12");
        });
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(missing.open(DISTRICT))
                .singleElement()
                .extracting(OpenDeletion::dataSet, OpenDeletion::owner, OpenDeletion::deadline, OpenDeletion::failures)
                .containsExactly("grades", VENDOR, NOW.plus(Duration.ofDays(7)), 1);
        assertThatThrownBy(() -> missing.certify(DISTRICT, run, CHICAGO))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining("data set 'grades': 1 of 1 units are open (the eraser says that 8");

        DeletionRuns mended = host.runs();
        assertThat(mended.step()).as("it waits before it is tried again").isEmpty();
        host.clock.advance(Duration.ofMinutes(1));
        host.runAndSweep(mended);
        assertThat(mended.open(DISTRICT)).isEmpty();
        assertThat(mended.certify(DISTRICT, run, CHICAGO).byCategory()).containsEntry(Category.WORK, 12L);
    }

    @Test
    void nothing_erased_because_of_how_the_eraser_is_configured_is_an_error() {
        host.seed(DISTRICT, 0, 2);
        DeletionRuns runs = host.runs(DeletionFixture.data().local(GRADES, new Erasing("1 = 0", null)));
        start(runs);

        assertThat(run(runs))
                .singleElement()
                .satisfies(step ->
                        assertThat(step.why()).contains("the eraser found nothing, and the host counts 12 rows"));
    }

    @Test
    void rows_of_others_that_an_eraser_takes_along_are_put_back() {
        host.seed(DISTRICT, 0, 2);
        host.seed(OTHER, 0, 2);
        DeletionRuns runs = host.runs(DeletionFixture.data().local(GRADES, new Erasing("1 = 1", "1 = 1")));
        start(runs);

        assertThat(run(runs))
                .singleElement()
                .satisfies(step -> assertThat(step.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(host.count("host_grade", OTHER)).isEqualTo(12);
    }

    @Test
    void an_eraser_that_fails_half_way_has_done_nothing_and_its_words_are_not_repeated() {
        host.seed(DISTRICT, 0, 2);
        DeletionRuns runs = host.runs(DeletionFixture.data().local(GRADES, new Failing()));
        start(runs);

        DeletionStep step = run(runs).get(0);

        assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(step.why()).isEqualTo("the eraser failed: IllegalArgumentException");
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
    }

    @Test
    void after_some_failures_the_run_stops_and_not_the_queue() {
        host.seed(DISTRICT, 0, 2);
        host.seed(OTHER, 0, 2);
        DeletionRuns runs = host.runs(DeletionFixture.data().local(GRADES, new FailingFor(DISTRICT)));
        UUID run = start(runs);
        runs.start(RetentionPlan.ofPeople(DeletionFixture.allData().build().sets(), OTHER, REASON, runs.people(OTHER)));

        for (int i = 0; i < SETTINGS.retrying().failuresToStop(); i++) {
            run(runs);
            host.clock.advance(Duration.ofMinutes(10));
        }

        assertThat(runs.runs(DISTRICT)).singleElement().satisfies(one -> {
            assertThat(one.status()).isEqualTo(DeletionRun.Status.STOPPED);
            assertThat(one.why()).isEqualTo("data set 'grades': not reachable: the school's vault is locked");
        });
        assertThat(host.counts(OTHER)).containsOnly(0L);
        assertThat(runs.open(DISTRICT))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isEqualTo(3));

        DeletionRuns mended = host.runs();
        assertThat(run(mended)).isEmpty();
        mended.resume(DISTRICT, run);
        host.runAndSweep(mended);
        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        mended.certify(DISTRICT, run, CHICAGO);
        assertThatThrownBy(() -> mended.resume(DISTRICT, run))
                .hasMessageContaining("has come to its end; plan another");
    }

    @Test
    void a_planted_row_turns_the_certificate_into_a_refusal_that_says_where() {
        host.seed(DISTRICT, 0, 3);
        DeletionRuns runs = host.runs();
        UUID run = start(runs);
        host.runAndSweep(runs);
        host.database.execute("insert into host_student values ('district-1', 'student-7777')");

        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .isInstanceOfSatisfying(
                        CertificateRefusedException.class,
                        refused -> assertThat(refused.where())
                                .singleElement()
                                .asString()
                                .contains(
                                        "data set 'students': the host counts 1 rows that are left, of which 0 are held"));

        host.database.execute("delete from host_student where student = 'student-7777'");
        assertThat(runs.certify(DISTRICT, run, CHICAGO).people()).isEqualTo(3);
    }

    @Test
    void the_second_sweep_finds_what_was_added_meanwhile_also_of_who_came_since() {
        host.seed(DISTRICT, 0, 3);
        DeletionRuns runs = host.runs();
        UUID run = start(runs);
        run(runs);
        host.database.execute("insert into host_student values ('district-1', 'student-0001')");
        host.seed(DISTRICT, 50, 52);
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .hasMessageContaining("the second sweep after the quiet period is still to come");

        host.clock.advance(SETTINGS.quiet());
        run(runs);
        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThat(runs.certify(DISTRICT, run, CHICAGO).byCategory())
                .isEqualTo(Map.of(Category.WORK, 30L, Category.IDENTIFIER, 10L, Category.NAME, 6L));
    }

    @Test
    void a_record_of_disclosures_outlives_the_record_also_where_only_that_is_held() {
        host.database.execute(
                "create table host_disclosure (district varchar(128), student varchar(128))",
                "insert into host_disclosure values ('district-1', 'student-0000'), ('district-1', 'student-0001')");
        host.seed(DISTRICT, 0, 2);
        HostData.Builder data = DeletionFixture.allData()
                .local(
                        DeletionFixture.set("disclosures", Category.ACCOUNTABILITY_DISCLOSURES)
                                .build(),
                        table("host_disclosure"))
                .minimumsOf(PolicyLibrary.standard().select("ferpa"));
        RecordKey hold = host.hold(student(1), Category.WORK);
        DeletionRuns runs = host.runs(data);

        assertThatThrownBy(() -> runs.start(new RetentionPlan(
                        DISTRICT,
                        false,
                        List.of(new PlannedRange(List.of(student(0)), Map.of("disclosures", REASON))),
                        List.of(),
                        List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the plan has rows of data set 'disclosures' go and not those of")
                .hasMessageContaining("as long as which they must stay");
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);
        assertThat(host.count("host_disclosure", DISTRICT, student(0))).isZero();
        assertThat(host.count("host_disclosure", DISTRICT, student(1))).isEqualTo(1);

        host.release(hold);
        host.runAndSweep(runs);
        assertThat(host.count("host_disclosure", DISTRICT)).isZero();
        assertThat(runs.certify(DISTRICT, run, CHICAGO).byCategory())
                .containsEntry(Category.ACCOUNTABILITY_DISCLOSURES, 2L);
    }

    @Test
    void several_units_are_told_to_the_journal_in_one_forced_write_before_anybody_is_told_of_them() {
        host.seed(DISTRICT, 0, 8);
        DeletionRuns runs = host.runs();
        start(runs);
        host.told.clear();

        assertThat(runs.steps(4)).extracting(DeletionStep::outcome).hasSize(4).containsOnly(Outcome.DONE);
        assertThat(host.told)
                .hasSize(1)
                .first(as(InstanceOfAssertFactories.LIST))
                .hasSize(4);
        assertThat(runs.steps(100)).hasSize(2);
        assertThat(runs.steps(100)).isEmpty();
        assertThat(host.told).hasSize(2);
        assertThat(host.counts(DISTRICT)).containsOnly(0L);
    }

    @Test
    void what_was_done_is_told_though_then_another_run_cannot_be_looked_at() {
        host.seed(DISTRICT, 0, 2);
        host.seed(OTHER, 0, 2);
        DeletionRuns runs = host.runs();
        start(runs);
        UUID unreadable = runs.start(
                RetentionPlan.ofPeople(DeletionFixture.allData().build().sets(), OTHER, REASON, runs.people(OTHER)));
        host.database.execute("update compliance_deletion_range set list_key = '" + new UUID(0, 0)
                + "' where run_id = '" + unreadable + "'");

        assertThat(runs.steps(100))
                .extracting(DeletionStep::outcome)
                .isNotEmpty()
                .containsOnly(Outcome.DONE);
        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThatThrownBy(() -> runs.steps(100)).hasMessageContaining("cannot be looked at");
    }

    @Test
    void who_was_planned_for_one_data_set_is_not_therefore_done_with_in_the_others() {
        host.seed(DISTRICT, 0, 3);
        DeletionRuns runs = host.runs();
        RecordKey hold = host.hold(student(1), Category.WORK);
        UUID run = runs.start(new RetentionPlan(
                DISTRICT,
                true,
                List.of(
                        new PlannedRange(List.of(student(0), student(1)), Map.of("grades", REASON)),
                        new PlannedRange(
                                List.of(student(2)),
                                Map.of("grades", REASON, "enrolments", REASON, "students", REASON))),
                List.of(),
                List.of()));

        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT))
                .as("what is held, and what that refers to")
                .containsExactly(6L, 2L, 1L);
        assertThat(runs.open(DISTRICT)).isEmpty();
        host.release(hold);
        host.runAndSweep(runs);
        host.runAndSweep(runs);

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThat(runs.certify(DISTRICT, run, CHICAGO).byCategory())
                .isEqualTo(Map.of(Category.WORK, 18L, Category.IDENTIFIER, 6L, Category.NAME, 3L));
    }

    @Test
    void of_some_people_only_theirs_goes() {
        host.seed(DISTRICT, 0, 5);
        DeletionRuns runs = host.runs();
        UUID run = runs.start(RetentionPlan.ofPeople(
                DeletionFixture.allData().build().sets(), DISTRICT, REASON, List.of(student(1), student(3))));
        assertThat(host.runAndSweep(runs)).extracting(DeletionStep::outcome).contains(Outcome.SWEEP);

        assertThat(host.counts(DISTRICT)).containsExactly(18L, 6L, 3L);
        assertThat(runs.certify(DISTRICT, run, CHICAGO).isWhole()).isFalse();
    }

    @Test
    void a_preview_counts_and_erases_nothing() {
        host.seed(DISTRICT, 0, 5);
        DeletionRuns runs = host.runs();

        assertThat(runs.preview(runs.planWhole(DISTRICT, REASON)))
                .isEqualTo(Map.of("grades", 30L, "enrolments", 10L, "students", 5L));
        assertThat(runs.step()).isEmpty();
        assertThat(host.counts(DISTRICT)).containsExactly(30L, 10L, 5L);
    }

    @Test
    void while_a_hold_is_being_recorded_in_the_hosts_transaction_nothing_goes() throws SQLException {
        host.seed(DISTRICT, 0, 2);
        host.hold(student(1)); // the tenant's keys and log are there
        DeletionRuns runs = host.runs();
        start(runs);
        try (Connection connection = host.database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            host.stores
                    .joining(DSL.using(connection, host.database.dialect()))
                    .of(DISTRICT)
                    .holds()
                    .record(RecordKey.of("open"), new Hold(HoldKind.LEGAL, student(0), Set.of(), Span.from(NOW)));
            assertThat(runs.step()).isEmpty();
            assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
            connection.commit();
        }
        run(runs);
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
    }

    @Test
    void what_is_kept_of_a_run_names_nobody_and_is_forgotten_with_its_certificate() {
        host.seed(DISTRICT, 0, 3);
        host.hold(student(1), Category.WORK);
        DeletionRuns runs = host.runs();
        start(runs);
        run(runs);

        for (String column : List.of("compliance_deletion_range.people", "compliance_deletion_unit.rest")) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            assertThat(host.number("select count(*) from " + table + " where " + name + " is not null"))
                    .isPositive();
            assertThat(host.number("select count(*) from " + table + " where " + text(name) + " like '%student-0001%'"))
                    .isZero();
        }
    }

    /** Bytes as text, in whatever letters. */
    private String text(String column) {
        return host.database.dialect() == SQLDialect.POSTGRES
                ? "encode(" + column + ", 'escape')"
                : "utf8tostring(" + column + ")";
    }

    @Test
    void rows_that_stay_without_a_name_are_certified_only_if_no_small_group_tells_whose_they_were() {
        host.seed(DISTRICT, 0, 4);
        host.database.execute("alter table host_student add column school varchar(128)");
        Deidentifying deidentifying = new Deidentifying();
        HostData.Builder data = HostData.builder()
                .local(
                        DeletionFixture.set("usage", Category.WORK)
                                .treatment(Treatment.DEIDENTIFY)
                                .smallestCell(3)
                                .build(),
                        deidentifying);
        DeletionRuns runs = host.runs(data);
        UUID run = runs.start(RetentionPlan.ofWhole(
                data.build().sets(), DISTRICT, REASON, runs.people(DISTRICT).iterator(), 100));
        host.runAndSweep(runs);

        deidentifying.smallest = 2;
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .hasMessageContaining("its smallest group has 2, and needs 3");
        deidentifying.smallest = 24;
        assertThat(runs.certify(DISTRICT, run, CHICAGO).lines())
                .singleElement()
                .extracting(Line::erased, Line::left)
                .containsExactly(24L, 0L);
        assertThat(host.number("select count(*) from host_grade where student = '-'"))
                .isEqualTo(0);
    }

    /** Erases grades of the people that meet a condition, or of whoever meets another. */
    private record Erasing(String condition, String instead) implements LocalData {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            String people =
                    task.people().stream().map(person -> "'" + person + "'").collect(Collectors.joining(", "));
            String whose =
                    instead == null ? "district = '" + task.tenant() + "' and student in (" + people + ")" : instead;
            try (Statement statement = connection.createStatement()) {
                return EraserAnswer.erasedOrNothing(
                        statement.executeUpdate("delete from host_grade where " + whose + " and " + condition));
            }
        }

        @Override
        public HostRows rows(Connection connection) {
            return table("host_grade").rows(connection);
        }
    }

    private record FailingFor(PartyId tenant) implements LocalData {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            return task.tenant().equals(tenant)
                    ? EraserAnswer.notReachable("the school's vault is locked")
                    : table("host_grade").erase(task, connection);
        }

        @Override
        public HostRows rows(Connection connection) {
            return table("host_grade").rows(connection);
        }
    }

    /** Deletes, and then fails with words that hold a person. */
    private static final class Failing implements LocalData {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            table("host_grade").erase(task, connection);
            throw new IllegalArgumentException("cannot erase " + task.people());
        }

        @Override
        public HostRows rows(Connection connection) {
            return table("host_grade").rows(connection);
        }
    }

    /** Moves rows where they tell of nobody: here, a number in memory. */
    private static final class Deidentifying implements LocalData {
        private long smallest;

        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            return table("host_grade")
                    .erase(
                            new ErasureTask(
                                    task.tenant(), task.dataSet(), Treatment.DELETE, task.people(), task.fence()),
                            connection);
        }

        @Override
        public HostRows rows(Connection connection) {
            HostRows rows = table("host_grade").rows(connection);
            return new HostRows() {
                @Override
                public long ofAll(PartyId tenant) {
                    return rows.ofAll(tenant);
                }

                @Override
                public long of(PartyId tenant, Collection<PartyId> people) {
                    return rows.of(tenant, people);
                }

                @Override
                public List<PartyId> people(PartyId tenant, Optional<PartyId> after, int limit) {
                    return rows.people(tenant, after, limit);
                }

                @Override
                public OptionalLong smallestCell(PartyId tenant) {
                    return OptionalLong.of(smallest);
                }
            };
        }
    }
}
