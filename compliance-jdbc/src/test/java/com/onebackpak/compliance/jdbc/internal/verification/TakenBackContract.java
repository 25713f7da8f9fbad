package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.jdbc.AcceptedLoss;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/**
 * Somebody keeps a copy of the counters, lets a record be committed, and takes it away with its entry that waits and with what the
 * counters said of it: as the database stands, nothing ever was.
 */
abstract class TakenBackContract extends RecordsContract {
    private static final RecordKey LIVE = RecordKey.of("live");

    private List<? extends Record> counters;

    private static Hold hold() {
        return new Hold(HoldKind.LEGAL, PartyId.of("student-7"), Set.of(), Span.from(NOW));
    }

    private void keepCounters() {
        counters = statements().selectFrom(COMPLIANCE_AUDIT_WRITER).fetch();
    }

    private void takeBack() {
        UUID entry = statements()
                .select(DSL.field("entry_id", UUID.class))
                .from("compliance_hold")
                .where(DSL.field("record_key", String.class).eq(LIVE.value()))
                .fetchSingle()
                .value1();
        database.execute("delete from compliance_hold where record_key = 'live'");
        statements()
                .deleteFrom(COMPLIANCE_AUDIT_PENDING)
                .where(COMPLIANCE_AUDIT_PENDING.ENTRY_ID.eq(entry))
                .execute();
        putCountersBack(statements(), counters);
    }

    private static List<RecordProblem> problems(JdbcComplianceStores verifying) {
        return report(verifying).problems();
    }

    private List<RecordProblem> problemsInANewProcess() {
        List<RecordProblem> problems = new ArrayList<>();
        inAnotherProcess(again -> problems.addAll(problems(again)));
        return problems;
    }

    private static void isMissed(List<RecordProblem> problems) {
        assertThat(problems)
                .extracting(RecordProblem::kind)
                .containsOnly(Kind.ROLLED_BACK, Kind.ENTRY_MISSING)
                .contains(Kind.ENTRY_MISSING);
    }

    @Test
    void what_is_taken_back_is_missed_by_the_process_that_has_committed_it() {
        keepCounters();
        stores.of(TENANT).holds().record(LIVE, hold());
        takeBack();

        isMissed(problems(stores));
    }

    @Test
    void once_that_process_has_appended_anything_it_is_missed_by_all() {
        keepCounters();
        stores.of(TENANT).holds().record(LIVE, hold());
        takeBack();
        stores.of(OTHER).holds().record(RecordKey.of("another"), hold());

        isMissed(problemsInANewProcess());
        stores.sealer().sealAll();
        isMissed(problemsInANewProcess());
        isMissed(problems(stores));
    }

    @Test
    void what_was_committed_is_missed_and_not_what_was_undone() {
        stores.of(TENANT).holds().record(LIVE, hold());
        try {
            stores.of(TENANT)
                    .holds()
                    .record(LIVE, new Hold(HoldKind.LEGAL, PartyId.of("student-8"), Set.of(), Span.from(NOW)));
        } catch (RuntimeException e) {
            assertThat(e).isNotNull();
        }
        inATransaction((joined, connection) -> {
            joined.of(TENANT).holds().record(RecordKey.of("undone"), hold());
            connection.rollback();
        });

        assertThat(problems(stores)).isEmpty();
        stores.of(OTHER).holds().record(RecordKey.of("another"), hold());
        assertThat(problems(stores)).isEmpty();
        stores.sealer().sealAll();
        assertThat(problemsInANewProcess()).isEmpty();
    }

    @Test
    void what_a_process_that_has_ended_had_committed_is_missed_all_the_same() {
        keepCounters();
        inAnotherProcess(other -> other.of(TENANT).holds().record(LIVE, hold()));
        takeBack();

        isMissed(problems(stores));
        isMissed(problemsInANewProcess());
    }

    @Test
    void so_it_is_where_something_else_was_given_its_number_since() {
        keepCounters();
        inAnotherProcess(other -> other.of(TENANT).holds().record(LIVE, hold()));
        takeBack();
        inAnotherProcess(other -> other.of(TENANT).holds().record(RecordKey.of("another"), hold()));

        isReplaced(problemsInANewProcess());
        inAnotherProcess(other -> other.sealer().sealAll());
        isReplaced(problemsInANewProcess());
    }

    private static void isReplaced(List<RecordProblem> problems) {
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.ENTRY_MISSING))
                .satisfies(problem -> assertThat(problem.says()).contains("another has taken its place"));
    }

    @Test
    void what_was_committed_in_a_transaction_of_the_hosts_is_missed() {
        keepCounters();
        inATransaction((joined, connection) -> {
            joined.of(TENANT).holds().record(LIVE, hold());
            connection.commit();
        });
        takeBack();

        isMissed(problems(stores));
        isMissed(problemsInANewProcess());
    }

    @Test
    void so_it_is_whatever_has_committed_it() {
        List<Joined> endings = List.of(
                (joined, connection) -> execute(connection, "commit"),
                (joined, connection) -> {
                    execute(connection, "create table made_by_the_host (id int)");
                    execute(connection, "commit");
                    connection.rollback();
                },
                (joined, connection) -> {
                    execute(connection, "commit");
                    connection.close();
                },
                (joined, connection) -> connection.getMetaData().getConnection().commit(),
                (joined, connection) -> connection.setAutoCommit(true),
                (joined, connection) -> {
                    Savepoint savepoint = connection.setSavepoint();
                    joined.of(TENANT).holds().record(RecordKey.of("undone"), hold());
                    connection.rollback(savepoint);
                    connection.commit();
                });
        for (Joined ending : endings) {
            keepCounters();
            inATransaction((joined, connection) -> {
                joined.of(TENANT).holds().record(LIVE, hold());
                ending.run(joined, connection);
            });
            takeBack();

            isMissed(problemsInANewProcess());
            accept();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void what_the_host_has_undone_to_a_savepoint_or_as_a_whole_is_not_missed() {
        inATransaction((joined, connection) -> {
            joined.of(TENANT).holds().record(RecordKey.of("kept"), hold());
            Savepoint savepoint = connection.setSavepoint();
            joined.of(TENANT).holds().record(RecordKey.of("undone"), hold());
            joined.of(OTHER).holds().record(RecordKey.of("undone"), hold());
            connection.rollback(savepoint);
            connection.commit();
        });
        assertThat(problemsInANewProcess()).isEmpty();
        inATransaction((joined, connection) -> {
            joined.of(TENANT).holds().record(RecordKey.of("undone-as-a-whole"), hold());
            connection.rollback();
        });
        assertThat(problemsInANewProcess()).isEmpty();
        inATransaction((joined, connection) -> {
            joined.of(TENANT).holds().record(LIVE, hold());
            connection.commit();
        });

        assertThat(problemsInANewProcess()).isEmpty();
        assertThat(problems(stores)).isEmpty();
    }

    @Test
    void what_is_lost_with_a_backup_that_was_put_back_is_missed_until_an_operator_accepts_that() {
        keepCounters();
        inAnotherProcess(other -> other.of(TENANT).holds().record(LIVE, hold()));
        takeBack();

        isMissed(problemsInANewProcess());
        accept();
        assertThat(problemsInANewProcess()).isEmpty();
    }

    @Test
    void what_waits_when_a_loss_is_accepted_is_missed_from_then_on() {
        keepCounters();
        inAnotherProcess(other -> other.of(TENANT).holds().record(LIVE, hold()));
        accept();
        takeBack();

        isMissed(problemsInANewProcess());
    }

    private void accept() {
        StoreSettings accepting = StoreSettings.builder()
                .from(settingsOfANewProcess())
                .addAccepted(AcceptedLoss.ENTRIES)
                .build();
        try (JdbcComplianceStores opened = JdbcComplianceStores.owning(database.dataSource(), accepting)) {
            assertThat(opened).isNotNull();
        }
    }

    private StoreSettings settingsOfANewProcess() {
        return StoreSettings.builder()
                .from(settings())
                .lastEntries(KeyFolder.open(folder.folder()).lastEntries())
                .build();
    }

    private void inAnotherProcess(Consumer<JdbcComplianceStores> work) {
        try (JdbcComplianceStores other = JdbcComplianceStores.owning(database.dataSource(), settingsOfANewProcess())) {
            work.accept(other);
        }
    }

    @FunctionalInterface
    private interface Joined {
        void run(JdbcComplianceStores joined, Connection connection) throws SQLException;
    }

    private void inATransaction(Joined work) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            work.run(stores.joining(DSL.using(connection, database.dialect())), connection);
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
