package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionRecorder;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.UnusablePermitException;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.UnknownRecordException;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that take part in a host's transaction: it is the host's to end, whatever they did in it. */
abstract class JoinedContract {
    static final PartyId TENANT = PartyId.of("district-1");
    private static final Instant AT = Instant.parse("2026-09-15T15:00:00Z");
    private static final RecordKey THERE = RecordKey.of("there");

    @TempDir
    Path temporary;

    private TestDatabase database;
    private JdbcComplianceStores stores;

    abstract TestDatabase database();

    /** One call of a port. */
    private record Call(String name, boolean isWrite, Consumer<TenantStores> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void open() {
        KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
        database = database();
        database.execute("create table host_work (id integer primary key)");
        stores = WorkingHost.stores(database.dataSource(), temporary.resolve("keys"));
        Workload.record(stores, TENANT, THERE.value(), "student-1");
        stores.of(TENANT).auditLog().append(AuditEntry.of("test", AT, Map.of()));
        stores.sealer().sealAll();
    }

    @AfterEach
    void close() {
        database.close();
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

    private static com.onebackpak.compliance.evaluation.PolicyDecision decision() {
        return Workload.decision(PartyId.of("student-1"), "app", Facts.nothing(), AT);
    }

    JdbcComplianceStores stores() {
        return stores;
    }

    Connection connection() throws SQLException {
        return database.dataSource().getConnection();
    }

    /** As Spring Boot makes it: what fails is translated into exceptions that are none of jOOQ's. */
    DSLContext host(Connection connection) {
        return DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(database.dialect())
                .set(ExecuteListener.onException(
                        failed -> failed.exception(new IllegalStateException("translated by the host")))));
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

    /** Nobody is on record, and nothing is asked of them. */
    private static final class NoOne implements Directory {
        @Override
        public Agencies agencies() {
            return Agencies.of(List.of());
        }

        @Override
        public Optional<Person> person(PartyId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Organization> organization(PartyId id) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_refusal_survives_the_hosts_rollback_and_a_permit_goes_with_it(boolean permitComesFirst) throws SQLException {
        ProcessingRequest.Builder request = ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .addCategories(Category.NAME)
                .subject(PartyId.of("student-1"));
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            ComplianceService service = ComplianceService.builder()
                    .policies(Workload.POLICIES)
                    .facts((asked, at) -> Facts.nothing())
                    .clock(Clock.fixed(AT, ZoneOffset.UTC))
                    .recording(DecisionRecorder.of(
                            new Tenancy(new NoOne(), TENANT), stores.joining(host(connection)), stores))
                    .build();
            List<Action> actions = permitComesFirst
                    ? List.of(Action.INSPECT, Action.DISCLOSE_SELL)
                    : List.of(Action.DISCLOSE_SELL, Action.INSPECT);
            for (Action action : actions) {
                assertThat(service.decide(request.action(action).build()))
                        .isInstanceOf(
                                action.equals(Action.INSPECT)
                                        ? ComplianceDecision.Permit.class
                                        : ComplianceDecision.Refusal.class);
            }
            connection.rollback();
        }
        assertThat(stores.of(TENANT).decisions().about(PartyId.of("student-1")))
                .singleElement()
                .satisfies(record -> assertThat(record.isPermit()).isFalse());
        stores.sealer().sealAll();
        long size = stores.of(TENANT).auditLog().checkpoint().orElseThrow().size();
        assertThat(stores.of(TENANT).auditLog().entries(0, (int) size))
                .filteredOn(entry -> entry.type().equals("decision"))
                .hasSize(1);
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

    @Test
    void over_stores_that_follow_a_refusal_survives_the_hosts_rollback_and_a_permit_goes_with_it() throws SQLException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            ComplianceService service = ComplianceService.builder()
                    .policies(Workload.POLICIES)
                    .facts((asked, at) -> Facts.nothing())
                    .clock(Clock.fixed(AT, ZoneOffset.UTC))
                    .recording(DecisionRecorder.of(
                            new Tenancy(new NoOne(), TENANT), stores.following(host(connection), () -> true)))
                    .build();
            for (Action action : List.of(Action.INSPECT, Action.DISCLOSE_SELL)) {
                service.decide(ProcessingRequest.builder()
                        .actor(PartyId.of("backpak"))
                        .action(action)
                        .addCategories(Category.NAME)
                        .subject(PartyId.of("student-1"))
                        .build());
            }
            connection.rollback();
        }
        assertThat(stores.of(TENANT).decisions().about(PartyId.of("student-1")))
                .singleElement()
                .satisfies(record -> assertThat(record.isPermit()).isFalse());
    }

    private ComplianceService service() {
        return ComplianceService.builder()
                .policies(Workload.POLICIES)
                .facts((asked, at) -> Facts.nothing())
                .clock(Clock.fixed(AT, ZoneOffset.UTC))
                .recording(DecisionRecorder.of(new Tenancy(new NoOne(), TENANT), stores))
                .build();
    }

    private static ProcessingRequest asked(Action action) {
        return ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(action)
                .addCategories(Category.NAME)
                .subject(PartyId.of("student-1"))
                .build();
    }

    private static String use(ComplianceDecision decision) {
        return decision.fold(permit -> permit.discharge(() -> "done"), refusal -> "refused");
    }

    @Test
    void a_permit_is_used_in_the_transaction_that_recorded_it_and_in_no_other() throws SQLException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            ComplianceService within = service().within(stores.joining(host(connection)));
            ComplianceDecision usedAtOnce = within.decide(asked(Action.INSPECT));
            ComplianceDecision rolledBack = within.decide(asked(Action.INSPECT));
            assertThat(use(usedAtOnce)).isEqualTo("done");
            connection.rollback();
            assertThatThrownBy(() -> use(rolledBack))
                    .isInstanceOf(UnusablePermitException.class)
                    .hasMessageContaining("the transaction that recorded it is over");

            ComplianceDecision committed = within.decide(asked(Action.INSPECT));
            connection.commit();
            assertThatThrownBy(() -> use(committed)).isInstanceOf(UnusablePermitException.class);

            ComplianceDecision ofAnEarlierOne = within.decide(asked(Action.INSPECT));
            connection.rollback();
            within.decide(asked(Action.INSPECT));
            assertThatThrownBy(() -> use(ofAnEarlierOne))
                    .as("though another transaction goes on")
                    .isInstanceOf(UnusablePermitException.class);
            connection.rollback();
        }
    }

    @Test
    void a_permit_that_was_rolled_back_to_a_savepoint_is_not_used_though_the_transaction_goes_on() throws SQLException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            ComplianceService within = service().within(stores.joining(host(connection)));
            ComplianceDecision before = within.decide(asked(Action.INSPECT));
            Savepoint savepoint = connection.setSavepoint();
            ComplianceDecision undone = within.decide(asked(Action.INSPECT));
            connection.rollback(savepoint);

            assertThatThrownBy(() -> use(undone)).isInstanceOf(UnusablePermitException.class);
            assertThat(use(before)).isEqualTo("done");
            connection.rollback();
        }
    }

    @Test
    void a_permit_whose_connection_is_closed_is_not_used() throws SQLException {
        ComplianceDecision left;
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            left = service().within(stores.joining(host(connection))).decide(asked(Action.INSPECT));
            connection.rollback();
        }
        assertThatThrownBy(() -> use(left))
                .as("which says what stood in the way, for it may be something else than a transaction that is over")
                .isInstanceOf(UnusablePermitException.class)
                .hasMessageContaining("cannot be told")
                .hasMessageNotContaining("student-1")
                .hasCauseInstanceOf(ComplianceStoreException.class);
    }

    /** Gives so many connections at a time, and makes others wait. */
    private static final class SmallPool extends ForwardingDataSource {
        private final Semaphore left;

        SmallPool(DataSource delegate, int size) {
            super(delegate);
            left = new Semaphore(size);
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                if (!left.tryAcquire(2, TimeUnit.SECONDS)) {
                    throw new SQLTransientException("the pool is empty", "08001");
                }
            } catch (InterruptedException e) {
                throw new SQLTransientException(e);
            }
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    SmallPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close") && !connection.isClosed()) {
                            left.release();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @Test
    void forty_refusals_at_once_in_transactions_of_a_host_with_ten_connections_are_all_recorded() throws Exception {
        SmallPool pool = new SmallPool(database.dataSource(), 10);
        try (JdbcComplianceStores small = WorkingHost.stores(pool, temporary.resolve("keys"))) {
            ComplianceService service = ComplianceService.builder()
                    .policies(Workload.POLICIES)
                    .facts((asked, at) -> Facts.nothing())
                    .clock(Clock.fixed(AT, ZoneOffset.UTC))
                    .recording(DecisionRecorder.of(new Tenancy(new NoOne(), TENANT), small))
                    .build();
            ExecutorService threads = Executors.newFixedThreadPool(40);
            Semaphore hosts = new Semaphore(9); // as a pool of ten leaves to the host
            try {
                CyclicBarrier begin = new CyclicBarrier(40);
                List<Future<String>> all = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    all.add(threads.submit(() -> {
                        begin.await();
                        hosts.acquire();
                        try (Connection connection = pool.getConnection()) {
                            connection.setAutoCommit(false);
                            String said = use(service.within(small.joining(host(connection)))
                                    .decide(asked(Action.DISCLOSE_SELL)));
                            connection.rollback();
                            connection.setAutoCommit(true);
                            return said;
                        } finally {
                            hosts.release();
                        }
                    }));
                }
                for (Future<String> one : all) {
                    assertThat(one.get()).isEqualTo("refused");
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(small.of(TENANT).decisions().about(PartyId.of("student-1")))
                    .hasSize(40);
        }
    }

    /** Each has written before it is refused, so that on the embedded database it has the right to write. */
    @Test
    void refusals_of_many_who_have_written_wait_for_each_other_and_not_in_a_circle() throws Exception {
        ComplianceService service = service();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                boolean writes = i % 2 == 0;
                all.add(threads.submit(() -> {
                    for (int time = 0; time < 15; time++) {
                        try (Connection connection = connection()) {
                            connection.setAutoCommit(false);
                            if (writes) {
                                host(connection).execute("insert into host_work values (1)");
                            }
                            assertThat(use(service.within(stores.joining(host(connection)))
                                            .decide(asked(Action.DISCLOSE_SELL))))
                                    .isEqualTo("refused");
                            connection.rollback();
                            connection.setAutoCommit(true);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stores.of(TENANT).decisions().about(PartyId.of("student-1")))
                .as("none was given up")
                .hasSize(90);
    }

    @Test
    void a_pool_of_one_connection_is_refused_at_the_start() {
        SmallPool pool = new SmallPool(database.dataSource(), 1);

        assertThatThrownBy(() -> WorkingHost.stores(pool, temporary.resolve("keys")))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("two connections at least");
    }
}
