package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.NOW;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.start;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.DeletionCertificate.HeldRows;
import com.onebackpak.compliance.deletion.DeletionCertificate.Line;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Who is held, and for how long, by whatever the clock says: no row of theirs goes, and the rest does. */
abstract class DeletionHoldsContract extends DeletionContract {
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

    private void holdForAMinute(PartyId student) {
        host.stores
                .of(DISTRICT)
                .holds()
                .record(
                        RecordKey.of("ending"),
                        new Hold(
                                HoldKind.INSPECTION,
                                student,
                                Set.of(),
                                new Span(NOW.minusSeconds(60), Optional.of(NOW.plusSeconds(60)))));
    }

    private void assertOnlyTheSecondStays() {
        assertThat(host.count("host_student", DISTRICT, student(0))).isZero();
        assertThat(host.count("host_grade", DISTRICT, student(0))).isZero();
        assertThat(host.count("host_grade", DISTRICT, student(1))).isEqualTo(6);
    }

    @Test
    void a_hold_that_ends_by_itself_is_not_waited_for_any_longer() {
        host.seed(DISTRICT, 0, 1);
        holdForAMinute(student(0));
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
        holdForAMinute(student(0));
        DeletionRuns runs = host.runs();
        start(runs);
        assertThat(run(runs)).extracting(DeletionStep::outcome).containsOnly(Outcome.DEFERRED);

        host.clock.advance(Duration.ofSeconds(60));
        run(runs);

        assertOnlyTheSecondStays();
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
        assertOnlyTheSecondStays();
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

        assertOnlyTheSecondStays();
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
}
