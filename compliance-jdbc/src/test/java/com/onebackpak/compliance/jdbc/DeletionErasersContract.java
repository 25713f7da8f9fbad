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
import static com.onebackpak.compliance.jdbc.DeletionFixture.start;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.OpenDeletion;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An eraser that does less or more than it was told, or fails, has done nothing, and the run stops after some of that. */
abstract class DeletionErasersContract extends DeletionContract {
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

    /** Erases grades of the people that meet a condition, or of whoever meets another. */
    private record Erasing(String condition, String instead) implements DeletionFixture.Grades {
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
    }

    private record FailingFor(PartyId tenant) implements DeletionFixture.Grades {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            return task.tenant().equals(tenant)
                    ? EraserAnswer.notReachable("the school's vault is locked")
                    : table("host_grade").erase(task, connection);
        }
    }

    /** Deletes, and then fails with words that hold a person. */
    private static final class Failing implements DeletionFixture.Grades {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            table("host_grade").erase(task, connection);
            throw new IllegalArgumentException("cannot erase " + task.people());
        }
    }
}
