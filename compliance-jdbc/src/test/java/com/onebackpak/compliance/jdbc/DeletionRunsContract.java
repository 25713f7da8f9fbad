package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.NOW;
import static com.onebackpak.compliance.jdbc.DeletionFixture.OTHER;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.SETTINGS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.start;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.DeletionCertificate.Line;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.PlannedRange;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;

/** Runs of deletions in tables of the same database. */
abstract class DeletionRunsContract extends DeletionContract {
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
