package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.SETTINGS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trigger of the host's keeps rows that a statement deletes, and PostgreSQL tells no error. */
class SuppressedDeletesTest {
    private DeletionFixture host;

    @BeforeEach
    void open() {
        host = new DeletionFixture(PostgresTestDatabase.installed());
        host.seed(DISTRICT, 0, 3);
    }

    @AfterEach
    void close() {
        host.close();
    }

    private void keepGrades(String condition) {
        host.database.execute(
                "create function keep_row() returns trigger language plpgsql as $$ begin return null; end $$",
                "create trigger keep_grades before delete on host_grade for each row when (" + condition
                        + ") execute function keep_row()");
    }

    @Test
    void where_all_rows_stay_the_unit_fails_at_once() {
        keepGrades("true");
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));

        assertThat(run(runs)).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(step.why())
                    .isEqualTo("the eraser found nothing, and the host counts 18 rows: look at how it is configured");
        });
    }

    @Test
    void where_one_row_stays_the_second_sweep_fails_and_nothing_is_certified() {
        host.database.execute("alter table host_grade drop constraint host_grade_enrolment");
        keepGrades("old.student = '" + student(1) + "' and old.course = 0 and old.number = 0");
        DeletionRuns runs = host.runs();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));

        List<DeletionStep> steps = run(runs);
        host.clock.advance(SETTINGS.quiet());
        steps.addAll(run(runs));

        assertThat(steps).anySatisfy(step -> {
            assertThat(step.dataSet()).isEqualTo("grades");
            assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(step.why()).contains("the host counts 1 rows");
        });
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining("grades");
    }
}
