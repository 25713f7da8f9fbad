package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
        statements().deleteFrom(COMPLIANCE_AUDIT_WRITER).execute();
        counters.forEach(row -> statements()
                .insertInto(COMPLIANCE_AUDIT_WRITER)
                .set(row.intoMap())
                .execute());
    }

    private static List<RecordProblem> problems(JdbcComplianceStores verifying) {
        return verifying
                .verifyDatabase(LogsVerification.with(verifying.verifierOfLogs()))
                .problems();
    }

    private List<RecordProblem> problemsInANewProcess() {
        try (JdbcComplianceStores again = JdbcComplianceStores.owning(database.dataSource(), settings())) {
            return problems(again);
        }
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
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            stores.joining(DSL.using(connection, database.dialect()))
                    .of(TENANT)
                    .holds()
                    .record(RecordKey.of("undone"), hold());
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }

        assertThat(problems(stores)).isEmpty();
        stores.of(OTHER).holds().record(RecordKey.of("another"), hold());
        assertThat(problems(stores)).isEmpty();
        stores.sealer().sealAll();
        assertThat(problemsInANewProcess()).isEmpty();
    }

    @Test
    void what_no_living_process_has_committed_is_not_missed_until_something_tells_of_it() {
        keepCounters();
        try (JdbcComplianceStores other = JdbcComplianceStores.owning(database.dataSource(), settings())) {
            other.of(TENANT).holds().record(LIVE, hold());
        }
        takeBack();

        assertThat(problems(stores))
                .as("the limit that docs/decisions/0007 states")
                .isEmpty();
    }
}
