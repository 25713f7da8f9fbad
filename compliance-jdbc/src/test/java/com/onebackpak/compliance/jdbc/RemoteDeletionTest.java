package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.NOW;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.SETTINGS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.Eraser;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.OpenDeletion;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs of deletions in what is not in the database. */
class RemoteDeletionTest {
    private static final DataSet FILES =
            DeletionFixture.set("files", Category.WORK).build();

    private DeletionFixture host;
    private final Bucket bucket = new Bucket();

    @BeforeEach
    void open() {
        host = new DeletionFixture(H2TestDatabase.installed());
        for (int i = 0; i < 5; i++) {
            bucket.files.put(student(i), 3L);
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** Files by whose they are. */
    private static final class Bucket implements HostRows, Eraser {
        private final Map<PartyId, Long> files = new TreeMap<>();
        private final List<ErasureTask> tasks = new ArrayList<>();

        @Override
        public long ofAll(PartyId tenant) {
            return files.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public long of(PartyId tenant, Collection<PartyId> people) {
            return people.stream()
                    .mapToLong(person -> files.getOrDefault(person, 0L))
                    .sum();
        }

        @Override
        public List<PartyId> people(PartyId tenant, Optional<PartyId> after, int limit) {
            return files.keySet().stream()
                    .filter(person ->
                            after.filter(last -> last.compareTo(person) >= 0).isEmpty())
                    .limit(limit)
                    .toList();
        }

        @Override
        public OptionalLong smallestCell(PartyId tenant) {
            return OptionalLong.empty();
        }

        @Override
        public EraserAnswer erase(ErasureTask task) {
            tasks.add(task);
            long before = of(task.tenant(), task.people());
            files.keySet().removeAll(task.people());
            return EraserAnswer.erasedOrNothing(before);
        }
    }

    private DeletionRuns runs(Eraser eraser) {
        return host.runs(HostData.builder().remote(FILES, eraser, bucket));
    }

    private static UUID start(DeletionRuns runs) {
        return runs.start(runs.planWhole(DISTRICT, REASON));
    }

    @Test
    void what_is_elsewhere_goes_and_is_counted_by_the_host() {
        DeletionRuns runs = runs(bucket);
        UUID run = start(runs);

        host.runAndSweep(runs);

        DeletionCertificate certificate = runs.certify(DISTRICT, run, CHICAGO);
        assertThat(certificate.byCategory()).isEqualTo(Map.of(Category.WORK, 15L));
        assertThat(bucket.tasks).extracting(ErasureTask::fence).containsExactly(1L, 2L);
    }

    @Test
    void of_several_units_at_a_time_one_that_is_elsewhere_is_the_last() {
        DeletionRuns runs = runs(bucket);
        runs.start(RetentionPlan.ofWhole(
                HostData.builder().remote(FILES, bucket, bucket).build().sets(),
                DISTRICT,
                REASON,
                runs.people(DISTRICT).iterator(),
                2));

        assertThat(runs.steps(20)).extracting(DeletionStep::outcome).containsExactly(Outcome.DONE);
        assertThat(bucket.tasks).hasSize(1);
        assertThat(host.told).last(as(InstanceOfAssertFactories.LIST)).hasSize(1);
    }

    @Test
    void who_is_held_is_left_alone_and_goes_when_released() {
        RecordKey hold = host.hold(student(2));
        DeletionRuns runs = runs(bucket);
        UUID run = start(runs);
        host.runAndSweep(runs);
        assertThat(bucket.files).containsOnlyKeys(student(2));
        assertThat(runs.certify(DISTRICT, run, CHICAGO).held())
                .singleElement()
                .satisfies(rows -> assertThat(rows.people().people()).isEqualTo(1));

        host.release(hold);
        host.runAndSweep(runs);

        assertThat(bucket.files).isEmpty();
        assertThat(runs.certify(DISTRICT, run, CHICAGO).byCategory()).isEqualTo(Map.of(Category.WORK, 15L));
    }

    @Test
    void a_hold_that_is_released_while_a_call_is_under_way_does_not_wait_for_another_release() {
        RecordKey hold = host.hold(student(2));
        DeletionRuns runs = runs(task -> {
            if (task.fence() == 1) {
                host.release(hold);
            }
            return bucket.erase(task);
        });
        UUID run = start(runs);

        host.runAndSweep(runs);

        assertThat(bucket.files).isEmpty();
        assertThat(runs.certify(DISTRICT, run, CHICAGO).byCategory()).isEqualTo(Map.of(Category.WORK, 15L));
    }

    @Test
    void who_wakes_up_after_the_lease_is_late_and_every_row_is_ticked_off_once() {
        DeletionRuns other = runs(bucket);
        List<DeletionStep> others = new ArrayList<>();
        DeletionRuns frozen = runs(task -> {
            EraserAnswer answer = bucket.erase(task);
            host.clock.advance(SETTINGS.lease());
            others.addAll(run(other));
            return answer;
        });
        UUID run = start(frozen);

        Optional<DeletionStep> late = frozen.step();

        assertThat(late).map(DeletionStep::outcome).contains(Outcome.LATE);
        assertThat(others).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(Outcome.DONE);
            assertThat(step.rows()).isEqualTo(15);
        });
        host.runAndSweep(other);
        assertThat(other.certify(DISTRICT, run, CHICAGO).byCategory()).isEqualTo(Map.of(Category.WORK, 15L));
    }

    @Test
    void what_a_late_worker_takes_of_who_is_held_by_then_refuses_the_certificate() {
        DeletionRuns other = runs(bucket);
        DeletionRuns frozen = runs(task -> {
            host.clock.advance(SETTINGS.lease());
            host.hold(student(2));
            run(other);
            assertThat(bucket.files).containsOnlyKeys(student(2));
            return bucket.erase(task);
        });
        UUID run = start(frozen);

        assertThat(frozen.step()).map(DeletionStep::outcome).contains(Outcome.LATE);

        host.runAndSweep(other);
        assertThatThrownBy(() -> other.certify(DISTRICT, run, CHICAGO))
                .hasMessageContaining(
                        "data set 'files': 3 rows of people who are held are gone, and this run did not count them");
    }

    @Test
    void what_is_taken_of_who_is_held_while_a_call_is_under_way_refuses_the_certificate() {
        host.hold(student(2));
        DeletionRuns runs = runs(task -> {
            EraserAnswer answer = bucket.erase(task);
            bucket.files.remove(student(2));
            return answer;
        });
        UUID run = start(runs);
        host.runAndSweep(runs);

        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .hasMessageContaining(
                        "data set 'files': 3 rows of people who are held are gone, and this run did not count them");
    }

    @Test
    void an_error_counts_as_a_failure() {
        DeletionRuns runs = runs(task -> {
            throw new NoClassDefFoundError("student-0001");
        });
        start(runs);

        assertThat(run(runs)).extracting(DeletionStep::why).containsExactly("the eraser failed: NoClassDefFoundError");
    }

    @Test
    void a_lease_that_has_not_run_out_is_nobody_elses() {
        DeletionRuns other = runs(bucket);
        DeletionRuns slow = runs(task -> {
            host.clock.advance(SETTINGS.lease().minusSeconds(1));
            assertThat(other.step()).isEmpty();
            return bucket.erase(task);
        });
        start(slow);

        assertThat(run(slow))
                .singleElement()
                .satisfies(step -> assertThat(step.outcome()).isEqualTo(Outcome.DONE));
    }

    @Test
    void each_answer_is_told_apart() {
        EraserAnswer[] answer = {EraserAnswer.notReachable("no route")};
        DeletionRuns runs = runs(task -> answer[0]);
        UUID run = start(runs);

        assertThat(run(runs)).extracting(DeletionStep::why).containsExactly("not reachable: no route");
        host.clock.advance(Duration.ofMinutes(1));
        answer[0] = EraserAnswer.refusedBecause("the contract says so");
        assertThat(run(runs)).extracting(DeletionStep::why).containsExactly("refused: the contract says so");
        host.clock.advance(Duration.ofMinutes(2));
        answer[0] = EraserAnswer.laterAt(NOW.plus(Duration.ofDays(1)));
        assertThat(run(runs))
                .extracting(DeletionStep::why)
                .containsExactly("put off until " + NOW.plus(Duration.ofDays(1)));
        assertThat(runs.open(DISTRICT))
                .singleElement()
                .extracting(OpenDeletion::since, OpenDeletion::failures)
                .containsExactly(NOW, 2);
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO)).hasMessageContaining("put off until");

        host.clock.set(NOW.plus(Duration.ofDays(1)));
        answer[0] = EraserAnswer.nothingFound();
        assertThat(run(runs))
                .singleElement()
                .satisfies(step -> assertThat(step.why()).contains("the host still counts 15 rows"));
    }

    @Test
    void a_lie_about_what_is_gone_is_found_by_the_hosts_count() {
        DeletionRuns runs = runs(task -> EraserAnswer.erased(15));
        start(runs);

        assertThat(run(runs)).extracting(DeletionStep::outcome).containsExactly(Outcome.FAILED);
        assertThat(runs.runs(DISTRICT).get(0).rows()).isZero();
    }

    @Test
    void an_exception_counts_as_a_failure_without_its_words() {
        DeletionRuns runs = runs(task -> {
            throw new IllegalStateException("student-0001 is locked");
        });
        start(runs);

        assertThat(run(runs)).extracting(DeletionStep::why).containsExactly("the eraser failed: IllegalStateException");
    }

    @Test
    void what_nobody_can_count_is_certified_by_the_erasers_word_and_the_certificate_says_so() {
        HostData.Builder data = HostData.builder().uncounted(FILES, bucket);
        DeletionRuns runs = host.runs(data);
        UUID run = runs.start(
                RetentionPlan.ofPeople(data.build().sets(), DISTRICT, REASON, List.of(student(0), student(1))));
        host.runAndSweep(runs);

        DeletionCertificate certificate = runs.certify(DISTRICT, run, CHICAGO);

        assertThat(certificate.byCategory()).isEqualTo(Map.of(Category.WORK, 6L));
        assertThat(certificate.notCovered())
                .contains("data set 'files': the host cannot count it; what it says is the eraser's word");
    }
}
