package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.UnknownRecordException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that take part in a host's transaction: it is the host's to end, whatever they did in it. */
abstract class JoinedContract extends JoiningHost {
    /** One call of a port. */
    private record Call(String name, boolean isWrite, Consumer<TenantStores> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Call> calls() {
        return List.of(
                write("record", s -> s.consents().record(RecordKey.of("new"), Workload.consent("student-2"))),
                write("record again", s -> s.consents().record(THERE, Workload.consent("student-1"))),
                write("amend", s -> s.consents().amend(RecordKey.of("more"), THERE, Workload.consent("student-1"))),
                write("record of an agency", s -> s.agreements().record(RecordKey.of("a"), agreement())),
                write(
                        "record other content",
                        s -> assertThatThrownBy(() -> s.consents().record(THERE, Workload.consent("student-2")))
                                .isInstanceOf(IdempotencyException.class)),
                write(
                        "amend nothing",
                        s -> assertThatThrownBy(() -> s.consents()
                                        .amend(
                                                RecordKey.of("more"),
                                                RecordKey.of("none"),
                                                Workload.consent("student-1")))
                                .isInstanceOf(UnknownRecordException.class)),
                write("record a decision", s -> s.decisions().record(DecisionEvent.of(decision()))),
                write(
                        "record decisions",
                        s -> s.decisions().recordAll(Workload.events(List.of(decision(), decision())))),
                write("keep policies", s -> s.policies().keep(Workload.POLICIES)),
                write("append", s -> s.auditLog().append(AuditEntry.of("test", AT, Map.of()))),
                write(
                        "append many",
                        s -> s.auditLog()
                                .append(List.of(AuditEntry.of("a", AT, Map.of()), AuditEntry.of("b", AT, Map.of())))),
                write(
                        "erase",
                        s -> assertThatThrownBy(() -> s.erasures().erase(PartyId.of("student-1")))
                                .isInstanceOf(ComplianceStoreException.class)
                                .hasMessageContaining("takes part in no transaction")),
                read("find", s -> s.consents().find(THERE, AT)),
                read("about", s -> s.consents().about(PartyId.of("student-1"), AT)),
                read("history", s -> s.consents().history(THERE)),
                read("find a decision", s -> s.decisions().find("none")),
                read("decisions about", s -> s.decisions().about(PartyId.of("student-1"))),
                read("find policies", s -> s.policies().find(Workload.POLICIES.digest())),
                read("erasures", s -> s.erasures().all()),
                read("index", s -> s.auditLog().indexOf(new UUID(1, 2))),
                read("entries", s -> s.auditLog().entries(0, 9)),
                read("checkpoint", s -> s.auditLog().checkpoint()),
                read("inclusion", s -> s.auditLog().proveInclusion(0)),
                read("consistency", s -> s.auditLog().proveConsistency(1)),
                read(
                        "contents",
                        s -> assertThat(s.auditLog().contents().entries(problem -> {}))
                                .isNotNull()));
    }

    private static Call write(String name, Consumer<TenantStores> call) {
        return new Call(name, true, call);
    }

    private static Call read(String name, Consumer<TenantStores> call) {
        return new Call(name, false, call);
    }

    private static Agreement agreement() {
        return Agreement.builder().agency(TENANT).term(Span.from(AT)).build();
    }

    private static PolicyDecision decision() {
        return Workload.decision(PartyId.of("student-1"), "app", Facts.nothing(), AT);
    }

    private int committed(String table) {
        return Transactions.on(database.dataSource())
                .run(statements ->
                        statements.fetchSingle("select count(*) from " + table).get(0, Integer.class));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void the_hosts_pending_work_stays_pending_and_can_go_either_way(Call call) throws SQLException {
        List<String> before = TableCopy.lines(database).stream()
                .filter(JoinedContract::standsOrFalls)
                .toList();
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            DSLContext host = host(connection);
            host.execute("insert into host_work values (1)");
            call.call().accept(stores.joining(host).of(TENANT));
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(committed("host_work")).as("pending, seen by nobody").isZero();
            assertThat(host.fetchCount(DSL.table("host_work")))
                    .as("and not undone")
                    .isEqualTo(1);
            connection.rollback();
        }
        assertThat(committed("host_work")).isZero();
        assertThat(TableCopy.lines(database).stream().filter(JoinedContract::standsOrFalls))
                .as("a rollback leaves neither row nor entry")
                .containsExactlyInAnyOrderElementsOf(before);
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            DSLContext host = host(connection);
            call.call().accept(stores.joining(host).of(TENANT));
            host.execute("insert into host_work values (1)");
            connection.commit();
        }
        assertThat(committed("host_work"))
                .as("no failure of ours aborts the transaction")
                .isEqualTo(1);
    }

    /** What names things, and does no harm if it stays behind, is committed apart. */
    private static boolean standsOrFalls(String line) {
        return !line.startsWith("compliance_subject_key") && !line.startsWith("compliance_audit_tenant");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void where_each_statement_commits_itself_nothing_is_written_and_everything_can_be_read(Call call)
            throws SQLException {
        List<String> before = TableCopy.lines(database);
        try (Connection connection = connection()) {
            TenantStores joined = stores.joining(host(connection)).of(TENANT);
            if (call.isWrite()) {
                assertThatThrownBy(() -> call.call().accept(joined))
                        .hasStackTraceContaining("there is no transaction to join");
            } else {
                call.call().accept(joined);
            }
            assertThat(connection.getAutoCommit()).isTrue();
        } catch (AssertionError e) {
            if (!call.name().equals("erase")) {
                throw e;
            }
        }
        assertThat(TableCopy.lines(database)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void stores_are_not_opened_over_connections_that_see_one_moment_only() {
        DataSource otherLevel = new ForwardingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                return connection;
            }
        };
        assertThatThrownBy(() -> WorkingHost.stores(otherLevel, temporary.resolve("keys")))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("READ COMMITTED");
    }

    @Test
    void stores_that_follow_take_part_where_a_transaction_goes_on_and_else_commit_themselves() throws SQLException {
        AtomicBoolean goesOn = new AtomicBoolean();
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            JdbcComplianceStores following = stores.following(host(connection), goesOn::get);
            TenantStores kept = following.of(TENANT); // from before the transaction
            kept.consents().record(RecordKey.of("own"), Workload.consent("student-2"));
            assertThat(following.apart()).isEmpty();
            assertThat(following.transaction()).isEmpty();

            goesOn.set(true);
            kept.consents().record(RecordKey.of("joined"), Workload.consent("student-2"));
            assertThat(following.apart()).isPresent();
            assertThat(following.transaction()).isPresent();
            assertThatThrownBy(() -> kept.erasures().erase(PartyId.of("student-2")))
                    .hasMessageContaining("takes part in no transaction");

            connection.rollback();
            goesOn.set(false);
            assertThat(kept.consents().find(RecordKey.of("own"), Instant.MAX)).isPresent();
            assertThat(kept.consents().find(RecordKey.of("joined"), Instant.MAX))
                    .isEmpty();
            assertThat(kept.erasures().erase(PartyId.of("student-2"))).isPresent();
        }
    }
}
