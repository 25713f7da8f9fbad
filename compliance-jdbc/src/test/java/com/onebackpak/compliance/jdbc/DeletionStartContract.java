package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.DataSets;
import com.onebackpak.compliance.deletion.DeletionCertificate.HeldRows;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a new run has to do beside those that have not come to their end, and what is told of who stays. */
abstract class DeletionStartContract extends DeletionContract {
    private DeletionRuns runs;

    @BeforeEach
    void seed() {
        host.seed(DISTRICT, 0, 4);
        runs = host.runs();
    }

    private static RetentionPlan of(DataSets sets, int... students) {
        return RetentionPlan.ofPeople(
                sets,
                DISTRICT,
                REASON,
                IntStream.of(students).mapToObj(DeletionFixture::student).toList());
    }

    private static RetentionPlan of(int... students) {
        return of(DeletionFixture.allData().build().sets(), students);
    }

    private DeletionRun run(UUID id) {
        return runs.runs(DISTRICT).stream()
                .filter(each -> each.run().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_a_run_has_still_to_do_is_begun_no_second_time() {
        host.hold(student(1));
        UUID some = runs.start(of(0, 1));
        assertThat(runs.start(of(0, 1))).as("before the first step").isEqualTo(some);
        DeletionFixture.run(runs);
        assertThat(runs.start(of(0, 1))).as("before the second sweep").isEqualTo(some);
        host.runAndSweep(runs);
        assertThat(runs.start(of(0, 1))).as("while one of both is held").isEqualTo(some);

        UUID all = runs.start(runs.planWhole(DISTRICT, REASON));
        assertThat(all).as("all of the tenant's data is more than that").isNotEqualTo(some);
        host.runAndSweep(runs);
        assertThat(runs.start(runs.planWhole(DISTRICT, REASON))).isEqualTo(all);
        assertThat(runs.runs(DISTRICT)).hasSize(2);
    }

    @Test
    void who_became_due_since_is_in_a_run_of_their_own_and_each_run_is_certified_when_the_hold_has_ended() {
        RecordKey hold = host.hold(student(1));
        UUID first = runs.start(of(0, 1));
        host.runAndSweep(runs);

        UUID second = runs.start(of(0, 1, 2));

        assertThat(run(second).people()).isEqualTo(1);
        host.runAndSweep(runs);
        host.release(hold);
        host.runAndSweep(runs);
        assertThat(runs.certify(DISTRICT, first, CHICAGO).people()).isEqualTo(2);
        assertThat(runs.certify(DISTRICT, second, CHICAGO).people()).isEqualTo(1);
        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
    }

    @Test
    void of_whom_only_some_rows_are_held_the_rest_that_is_gone_is_begun_no_second_time() {
        host.hold(student(1), Category.IDENTIFIER);
        UUID some = runs.start(of(0, 1));
        host.runAndSweep(runs);
        assertThat(host.count("host_grade", DISTRICT, student(1))).isZero();

        assertThat(runs.start(of(0, 1))).isEqualTo(some);
    }

    @Test
    void rows_that_came_back_of_somebody_in_a_range_of_which_another_is_held_do_not_wait_for_that() {
        host.hold(student(1));
        UUID first = runs.start(of(0, 1));
        host.runAndSweep(runs);
        host.seed(DISTRICT, 0, 1);

        UUID second = runs.start(of(0, 1));

        assertThat(run(second).people()).isEqualTo(1);
        host.runAndSweep(runs);
        assertThat(host.count("host_student", DISTRICT, student(0))).isZero();
        assertThat(runs.certify(DISTRICT, first, CHICAGO).held()).hasSize(3);
        assertThat(runs.certify(DISTRICT, second, CHICAGO).held()).isEmpty();
    }

    @Test
    void rows_that_came_after_the_second_sweep_are_begun_anew_though_the_run_waits_for_another_person() {
        host.hold(student(1));
        UUID first = runs.start(RetentionPlan.ofWhole(
                DeletionFixture.allData().build().sets(),
                DISTRICT,
                REASON,
                runs.people(DISTRICT).iterator(),
                1));
        host.runAndSweep(runs);
        assertThat(runs.start(runs.planWhole(DISTRICT, REASON))).isEqualTo(first);
        host.seed(DISTRICT, 0, 1);

        UUID second = runs.start(runs.planWhole(DISTRICT, REASON));

        assertThat(run(second).people()).isEqualTo(1);
        assertThat(run(second).whole()).as("who is held is the first run's").isFalse();
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
        assertThat(runs.certify(DISTRICT, first, CHICAGO).isWhole()).isTrue();
    }

    @Test
    void who_came_before_the_second_sweep_of_all_is_left_to_it() {
        host.hold(student(1));
        UUID all = runs.start(RetentionPlan.ofWhole(
                DeletionFixture.allData().build().sets(),
                DISTRICT,
                REASON,
                runs.people(DISTRICT).iterator(),
                1));
        DeletionFixture.run(runs);
        host.seed(DISTRICT, 7, 8);

        assertThat(runs.start(runs.planWhole(DISTRICT, REASON))).isEqualTo(all);

        host.runAndSweep(runs);
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
        assertThat(runs.certify(DISTRICT, all, CHICAGO).people()).isEqualTo(5);
    }

    @Test
    void what_must_go_after_rows_that_another_run_has_to_do_waits_for_a_later_run() {
        RecordKey hold = host.hold(student(0), Category.WORK);
        UUID grades = runs.start(
                of(DataSets.of(DeletionFixture.set("grades", Category.WORK).build()), 0));
        host.runAndSweep(runs);
        assertThat(runs.start(of(0))).isEqualTo(grades);

        host.release(hold);
        host.runAndSweep(runs);
        UUID rest = runs.start(of(0));

        assertThat(rest).isNotEqualTo(grades);
        host.runAndSweep(runs);
        assertThat(host.count("host_student", DISTRICT, student(0))).isZero();
    }

    @Test
    void what_a_stopped_run_has_to_do_waits_until_it_is_resumed() {
        UUID stopped = runs.start(of(0));
        host.database.execute("update compliance_deletion_run set status = 'stopped', why = 'ten failures'");

        assertThat(runs.start(of(0))).isEqualTo(stopped);

        assertThat(runs.step()).isEmpty();
        assertThat(run(stopped).why()).isEqualTo("ten failures");
    }

    @Test
    void each_reason_for_which_rows_stay_is_told_with_its_people_by_the_plan_as_by_the_certificate() {
        host.hold(student(0), Category.WORK);
        host.stores
                .of(DISTRICT)
                .requests()
                .record(
                        RecordKey.of("asked"),
                        RightsRequest.builder()
                                .subject(student(1))
                                .requester(student(3))
                                .action(Action.INSPECT)
                                .received(host.clock.instant())
                                .build());
        RetentionPlan plan = runs.planWhole(DISTRICT, REASON);
        UUID id = runs.start(plan);
        DeletionFixture.run(runs);
        host.runAndSweep(runs);

        Map<HoldKind, Integer> inspection = Map.of(HoldKind.INSPECTION, 1);
        assertThat(runs.certify(DISTRICT, id, CHICAGO).held())
                .containsExactlyInAnyOrder(
                        new HeldRows(
                                "grades",
                                new HeldPeople(2, Map.of(HoldKind.LEGAL, 1, HoldKind.INSPECTION, 1), Map.of())),
                        new HeldRows("enrolments", new HeldPeople(2, inspection, Map.of("grades", 2))),
                        new HeldRows("students", new HeldPeople(2, inspection, Map.of("grades", 2, "enrolments", 2))));
        runs.certify(DISTRICT, id, CHICAGO)
                .held()
                .forEach(held -> assertThat(plan.held()).containsEntry(held.dataSet(), held.people()));
        assertThat(plan.held()).hasSize(3);
    }

    @Test
    void a_run_of_which_only_what_is_held_is_left_waits_for_the_holds() {
        RecordKey hold = host.hold(student(1));
        UUID id = runs.start(RetentionPlan.ofWhole(
                DeletionFixture.allData().build().sets(),
                DISTRICT,
                REASON,
                runs.people(DISTRICT).iterator(),
                1));
        assertThat(run(id).isWaitingForHolds()).isFalse();
        DeletionFixture.run(runs);
        assertThat(run(id).isWaitingForHolds())
                .as("the second sweep is to come")
                .isFalse();
        host.runAndSweep(runs);
        assertThat(run(id).isWaitingForHolds()).isTrue();

        host.release(hold);
        assertThat(run(id).isWaitingForHolds()).isFalse();
    }
}
