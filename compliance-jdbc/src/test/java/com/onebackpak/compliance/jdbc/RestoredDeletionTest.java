package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.OTHER;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.vocabulary.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is older than a deletion: what was gone is gone again before anything is answered. */
class RestoredDeletionTest {
    /** What a backup of before a run does not have, in the order in which it may be deleted. */
    static final List<String> OF_A_RUN =
            List.of("compliance_deletion_unit", "compliance_deletion_range", "compliance_deletion_run");

    private DeletionFixture host;

    @BeforeEach
    void open() {
        host = new DeletionFixture(H2TestDatabase.installed());
        host.seed(DISTRICT, 0, 4);
        host.seed(OTHER, 0, 2);
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** Brings rows back, and forgets the run if the backup was made before it. */
    private void restore(boolean isBeforeTheRun) {
        host.seed(DISTRICT, 0, 4);
        if (isBeforeTheRun) {
            OF_A_RUN.forEach(table -> host.database.execute("delete from " + table));
        } else {
            host.database.execute(
                    "update compliance_deletion_unit set status = 'open', pass = 1, rest = null, fence = 0,"
                            + " gone = 0, counted = 0, gone_at = null");
        }
    }

    @Test
    void a_backup_of_before_the_run_is_erased_again_and_nobody_who_was_not() {
        DeletionRuns runs = host.runs();
        runs.start(RetentionPlan.ofPeople(
                DeletionFixture.allData().build().sets(), DISTRICT, REASON, List.of(student(1), student(3))));
        run(runs);
        restoreAllRows();

        DeletionRuns opened = host.runs();

        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(host.count("host_student", DISTRICT, student(1))).isZero();
        assertThat(host.counts(OTHER)).containsExactly(12L, 4L, 2L);
        assertThat(opened.runs(DISTRICT))
                .extracting(DeletionRun::rows)
                .as("a run of its own says what was erased again")
                .containsExactlyInAnyOrder(18L, 0L);
    }

    @Test
    void a_backup_of_the_middle_of_the_run_is_erased_again_against_a_hold_that_it_brought_back() {
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));
        run(runs);
        restore(false);
        host.hold(student(2));

        host.runs();

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
    }

    @Test
    void what_was_erased_of_a_unit_in_part_is_erased_again_and_what_was_held_stays() {
        host.hold(student(2), Category.WORK);
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));
        run(runs);
        restoreAllRows();

        host.runs();

        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
        assertThat(host.count("host_grade", DISTRICT, student(2))).isEqualTo(6);
    }

    /** As a backup of the whole database would, whatever is left of the rows. */
    private void restoreAllRows() {
        host.database.execute(
                "delete from host_grade where district = 'district-1'",
                "delete from host_enrolment where district = 'district-1'",
                "delete from host_student where district = 'district-1'");
        restore(true);
    }

    /** As a kill between a unit's commit and its line leaves the journal. */
    private void forgetLastUnit() throws IOException {
        List<String> lines = Files.readAllLines(host.deletionJournal());
        Files.write(host.deletionJournal(), lines.subList(0, lines.size() - 1));
    }

    @Test
    void what_a_kill_kept_from_the_journal_is_told_when_the_host_starts() throws IOException {
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));
        run(runs);
        forgetLastUnit();
        host.runs();
        restore(true);

        host.runs();

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
        assertThat(host.counts(OTHER)).containsExactly(12L, 4L, 2L);
    }

    @Test
    void what_a_kill_kept_from_the_journal_is_told_before_it_is_certified() throws IOException {
        host.hold(student(2), Category.WORK);
        DeletionRuns runs = host.runs();
        UUID run = runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);
        forgetLastUnit();
        runs.certify(DISTRICT, run, DeletionFixture.CHICAGO);
        restoreAllRows();

        host.runs();

        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
    }

    /** As a kill of whoever tells of several units together, after another has told of what may go only after these. */
    @Test
    void where_what_was_referred_to_is_known_as_gone_what_referred_to_it_goes_again_too() throws IOException {
        DeletionRuns runs = host.runs();
        runs.start(RetentionPlan.ofPeople(
                DeletionFixture.allData().build().sets(), DISTRICT, REASON, List.of(student(1), student(3))));
        run(runs);
        Files.write(
                host.deletionJournal(),
                Files.readAllLines(host.deletionJournal()).stream()
                        .filter(line -> !line.startsWith("gone ") || line.contains(" students "))
                        .toList());
        restoreAllRows();

        host.runs();

        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(host.count("host_grade", DISTRICT, student(1))).isZero();
    }

    @Test
    void a_thread_that_is_interrupted_tells_the_journal_all_the_same() {
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));
        Thread.currentThread().interrupt();
        try {
            run(runs);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        restore(true);

        host.runs();

        assertThat(host.counts(DISTRICT)).containsOnly(0L);
    }

    @Test
    void who_comes_back_after_it_was_settled_stays() {
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));
        run(runs);
        restore(true);
        host.runs();
        assertThat(host.counts(DISTRICT)).containsOnly(0L);

        host.seed(DISTRICT, 1, 2);
        host.runs();

        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
    }

    @Test
    void a_start_after_a_run_that_is_where_it_was_erases_nothing() {
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));
        host.runAndSweep(runs);
        host.seed(DISTRICT, 1, 2);

        host.runs();

        assertThat(host.counts(DISTRICT)).containsExactly(6L, 2L, 1L);
    }

    @Test
    void what_cannot_be_erased_again_keeps_the_host_from_starting() {
        DeletionRuns runs = host.runs();
        runs.start(runs.planWhole(DISTRICT, REASON));
        run(runs);
        restore(true);

        assertThatThrownBy(() -> host.runs(DeletionFixture.data()))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("knows data set 'grades', which is not registered");
    }
}
