package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.internal.h2.SerialDataSource;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.IdempotencyException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of a decision that a process records from what it knows of key and writers, whatever others have done since: on an H2
 * of the host's, where all is asked anew, as on PostgreSQL, where it is one statement as long as nobody does anything.
 */
abstract class RecordingAtOnceContract extends JdbcLedgersFixture {
    private JdbcComplianceStores others;

    @BeforeEach
    void knowKeyAndWriters() {
        others = store.ofAnotherProcess(Duration.ZERO);
        record();
        others.sealer().sealAll(); // so that there is something to verify
        for (int i = 0; i < 4; i++) {
            record();
        }
        statements.clear();
    }

    @AfterEach
    void closeOthers() {
        others.close();
    }

    /** How many statements a decision takes while nobody else does anything. */
    abstract int most();

    private DecisionRecord record() {
        return tenant().decisions().record(event());
    }

    private DecisionRecord recordOfOthers() {
        return others.of(TENANT).decisions().record(event());
    }

    private static DecisionEvent event() {
        return DecisionEvent.of(decision(Optional.of(SUBJECT), 1));
    }

    private DSLContext somebody() {
        return DSL.using(database.dataSource(), database.dialect(), Databases.settings());
    }

    /** How often a row of a decision was inserted, or tried to be. */
    private long attempts() {
        return statements.all().stream()
                .filter(sql -> sql.contains("insert into compliance_decision"))
                .count();
    }

    private List<RecordProblem> problems() {
        DatabaseReport report = others.verifyDatabase(LogsVerification.with(others.verifierOfLogs()));
        assertThat(report.logs().isVerified()).isTrue();
        return report.problems();
    }

    private Set<UUID> writers() {
        return somebody()
                .select(COMPLIANCE_AUDIT_WRITER.WRITER)
                .from(COMPLIANCE_AUDIT_WRITER)
                .fetchSet(COMPLIANCE_AUDIT_WRITER.WRITER);
    }

    private Record announcement(DecisionRecord of) {
        return somebody()
                .selectFrom(COMPLIANCE_AUDIT_PENDING)
                .where(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.eq(of.entry()))
                .fetchSingle();
    }

    private Map<UUID, Long> seen(DecisionRecord by) {
        Map<UUID, Long> seen = new HashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(announcement(by).get(COMPLIANCE_AUDIT_PENDING.SEEN));
        while (bytes.hasRemaining()) {
            seen.put(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
        }
        return seen;
    }

    @Test
    void while_nobody_else_appends_it_takes_one_round_trip_and_the_commit() {
        DecisionRecord record = record();

        assertThat(statements.all()).hasSize(most());
        assertThat(tenant().decisions().find(record.id())).contains(record);
        assertThat(tenant().decisions().difference(record.id())).isEmpty();
        assertThat(problems()).isEmpty();
    }

    @Test
    void numbers_go_on_without_a_gap_whichever_way_they_are_given() {
        List<DecisionRecord> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(record());
            all.addAll(tenant().decisions().recordAll(List.of(event(), event())));
            all.add(recordOfOthers());
        }

        assertThat(all)
                .allSatisfy(each ->
                        assertThat(writers()).contains(announcement(each).get(COMPLIANCE_AUDIT_PENDING.WRITER)));
        assertThat(problems()).isEmpty();
    }

    @Test
    void what_others_have_announced_since_was_seen() {
        try (var held = heldWriter()) {
            DecisionRecord ofOthers = recordOfOthers(); // by a writer of its own
            held.letGo();
            UUID writer = announcement(ofOthers).get(COMPLIANCE_AUDIT_PENDING.WRITER);

            DecisionRecord next = record();

            if (!announcement(next).get(COMPLIANCE_AUDIT_PENDING.WRITER).equals(writer)) {
                assertThat(seen(next))
                        .containsEntry(writer, announcement(ofOthers).get(COMPLIANCE_AUDIT_PENDING.WRITER_NUMBER));
            }
            assertThat(problems()).isEmpty();
        }
    }

    @Test
    void a_writer_that_somebody_has_is_not_waited_for() {
        try (var held = heldWriter()) {
            DecisionRecord meanwhile = database.dialect() == SQLDialect.POSTGRES ? record() : recordOfOthers();

            assertThat(tenant().decisions().find(meanwhile.id())).contains(meanwhile);
            held.letGo();
            assertThat(problems()).isEmpty();
        }
    }

    @Test
    void nothing_is_said_of_a_writer_that_the_database_does_not_hold() {
        Set<UUID> ofOthers = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            try (var held = heldWriter()) {
                ofOthers.add(announcement(recordOfOthers()).get(COMPLIANCE_AUDIT_PENDING.WRITER));
                held.letGo();
            }
        }
        for (int i = 0; i < 4; i++) {
            ofOthers.remove(announcement(record()).get(COMPLIANCE_AUDIT_PENDING.WRITER));
        }
        assertThat(ofOthers.isEmpty()).isEqualTo(database.dialect() != SQLDialect.POSTGRES);
        somebody()
                .deleteFrom(COMPLIANCE_AUDIT_WRITER)
                .where(COMPLIANCE_AUDIT_WRITER.WRITER.in(ofOthers))
                .execute();

        Set<UUID> seen = seen(record()).keySet();

        assertThat(ofOthers).noneMatch(seen::contains);
    }

    /** Somebody who has all writers that there are. */
    private Held heldWriter() {
        return new Held();
    }

    private final class Held implements AutoCloseable {
        private final java.sql.Connection connection;

        Held() {
            try {
                connection = database.dataSource().getConnection();
                connection.setAutoCommit(false);
                if (database.dialect() == SQLDialect.POSTGRES) {
                    context(connection)
                            .selectFrom(COMPLIANCE_AUDIT_WRITER)
                            .forUpdate()
                            .fetch();
                }
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void letGo() {
            context(connection).execute("rollback");
        }

        @Override
        public void close() {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.close();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void once_others_have_erased_the_person_nothing_is_recorded_under_the_destroyed_key() {
        Erasure erased = others.of(TENANT).erasures().erase(SUBJECT).orElseThrow();

        DecisionRecord record = record();

        assertThat(keysOfDecisions()).hasSize(1).doesNotContain(erased.key());
        assertThat(tenant().decisions().find(record.id())).contains(record);
        assertThat(problems()).isEmpty();
    }

    @Test
    void an_erasure_just_before_the_statement_leaves_nothing_under_the_destroyed_key() {
        boolean byTurns = database.dataSource() instanceof SerialDataSource; // then nobody else writes
        List<UUID> erased = new ArrayList<>();
        statements.justBefore(sql -> sql.contains("compliance_subject_key"), () -> {
            if (byTurns) {
                assertThatThrownBy(() -> others.of(TENANT).erasures().erase(SUBJECT))
                        .hasMessageContaining("a transaction that is not over");
            } else {
                erased.add(others.of(TENANT)
                        .erasures()
                        .erase(SUBJECT)
                        .orElseThrow()
                        .key());
            }
        });

        record();

        assertThat(erased).hasSize(byTurns ? 0 : 1);
        assertThat(keysOfDecisions()).hasSize(1).noneMatch(erased::contains);
        assertThat(problems()).isEmpty();
    }

    private List<UUID> keysOfDecisions() {
        return somebody()
                .selectDistinct(COMPLIANCE_DECISION.KEY_ID)
                .from(COMPLIANCE_DECISION)
                .fetch(COMPLIANCE_DECISION.KEY_ID);
    }

    @Test
    void an_id_names_one_decision() {
        DecisionEvent event = event();
        DecisionRecord record = tenant().decisions().record(event);
        DecisionEvent other = new DecisionEvent(event.id(), decision(Optional.of(SUBJECT), 2), Set.of(), false);

        assertThat(tenant().decisions().record(event)).isEqualTo(record);
        assertThatThrownBy(() -> tenant().decisions().record(other)).isInstanceOf(IdempotencyException.class);
        record();
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_transaction_of_a_hosts_that_is_rolled_back_leaves_no_gap() {
        assertThatThrownBy(() -> inTransaction(context -> {
                    store.joining(context).of(TENANT).decisions().record(event());
                    throw new IllegalStateException("the host thinks better of it");
                }))
                .hasMessageContaining("thinks better");

        record();
        inTransaction(context -> store.joining(context).of(TENANT).decisions().record(event()));
        record();

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_writer_that_somebody_changed_is_left_for_verification_to_tell() {
        Set<UUID> changed = writers();
        somebody().execute("update compliance_audit_writer set announced = announced + 1");

        DecisionRecord first = record();
        DecisionRecord second = record();

        assertThat(List.of(first, second))
                .extracting(each -> announcement(each).get(COMPLIANCE_AUDIT_PENDING.WRITER))
                .doesNotContainAnyElementsOf(changed);
        assertThat(problems())
                .anyMatch(problem -> problem.kind() == RecordProblem.Kind.CHANGED
                        && problem.ledger().equals("writer"));
        assertThat(attempts()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_writer_that_was_put_back_with_what_it_announced_is_not_gone_on_with() {
        List<? extends Record> before =
                somebody().selectFrom(COMPLIANCE_AUDIT_WRITER).fetch();
        DecisionRecord taken = record();
        somebody()
                .deleteFrom(COMPLIANCE_DECISION)
                .where(COMPLIANCE_DECISION.ENTRY_ID.eq(taken.entry()))
                .execute();
        somebody()
                .deleteFrom(COMPLIANCE_AUDIT_PENDING)
                .where(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.eq(taken.entry()))
                .execute();
        before.forEach(row -> somebody()
                .update(COMPLIANCE_AUDIT_WRITER)
                .set(COMPLIANCE_AUDIT_WRITER.ANNOUNCED, row.get(COMPLIANCE_AUDIT_WRITER.ANNOUNCED))
                .set(COMPLIANCE_AUDIT_WRITER.MAC, row.get(COMPLIANCE_AUDIT_WRITER.MAC))
                .where(COMPLIANCE_AUDIT_WRITER.WRITER.eq(row.get(COMPLIANCE_AUDIT_WRITER.WRITER)))
                .execute());

        DecisionRecord next = record();

        UUID putBack = before.get(0).get(COMPLIANCE_AUDIT_WRITER.WRITER);
        assertThat(announcement(next).get(COMPLIANCE_AUDIT_PENDING.WRITER)).isNotEqualTo(putBack);
        assertThat(seen(next)).containsEntry(putBack, before.get(0).get(COMPLIANCE_AUDIT_WRITER.ANNOUNCED) + 1);
        assertThat(problems())
                .anyMatch(problem -> problem.kind() == RecordProblem.Kind.ENTRY_MISSING
                        || problem.kind() == RecordProblem.Kind.ROLLED_BACK);
    }

    @Test
    void several_processes_at_a_time_leave_nothing_to_tell_whoever_they_erase_meanwhile() {
        List<ComplianceStores> processes = List.of(store.stores(), store.stores(), others);
        List<DecisionRecord> all = processes.parallelStream()
                .flatMap(process -> IntStream.range(0, 40).mapToObj(i -> {
                    if (i % 10 == 9) {
                        process.of(TENANT).erasures().erase(PartyId.of("student-" + i % 3));
                    }
                    PartyId person = PartyId.of("student-" + i % 2);
                    return process.of(TENANT).decisions().record(DecisionEvent.of(decision(Optional.of(person), i)));
                }))
                .toList();

        assertThat(all).hasSize(120);
        assertThat(problems()).isEmpty();
        others.sealer().sealAll();
        assertThat(problems()).isEmpty();
    }

    @Test
    void one_person_of_many_is_recorded_under_the_persons_own_key() {
        List<DecisionRecord> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            PartyId person = PartyId.of("student-" + i % 3);
            all.add(tenant().decisions().record(DecisionEvent.of(decision(Optional.of(person), i))));
        }
        all.add(tenant().decisions().record(DecisionEvent.of(decisionAboutNobody())));

        assertThat(all)
                .allSatisfy(each -> assertThat(others.of(TENANT).decisions().find(each.id()))
                        .contains(each));
        for (int i = 0; i < 3; i++) {
            assertThat(others.of(TENANT).decisions().about(PartyId.of("student-" + i)))
                    .hasSize(4);
        }
        assertThat(problems()).isEmpty();
    }
}
