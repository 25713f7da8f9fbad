package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionRecorder;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.UnusablePermitException;
import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions in a host's transaction: a refusal stays on record however it ends, a permit is used in it and nowhere else. */
abstract class JoinedDecisionsContract extends JoiningHost {
    private static final Tenancy TENANCY = new Tenancy(new NoOne(), TENANT);

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

    private static ComplianceService service(DecisionRecorder recorder) {
        return ComplianceService.builder()
                .policies(Workload.POLICIES)
                .facts((asked, at) -> Facts.nothing())
                .clock(Clock.fixed(AT, ZoneOffset.UTC))
                .recording(recorder)
                .build();
    }

    private ComplianceService service() {
        return service(DecisionRecorder.of(TENANCY, stores));
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_refusal_survives_the_hosts_rollback_and_a_permit_goes_with_it(boolean permitComesFirst) throws SQLException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            ComplianceService service = service(DecisionRecorder.of(TENANCY, stores.joining(host(connection)), stores));
            List<Action> actions = permitComesFirst
                    ? List.of(Action.INSPECT, Action.DISCLOSE_SELL)
                    : List.of(Action.DISCLOSE_SELL, Action.INSPECT);
            for (Action action : actions) {
                assertThat(service.decide(asked(action)))
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
    void over_stores_that_follow_a_refusal_survives_the_hosts_rollback_and_a_permit_goes_with_it() throws SQLException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            ComplianceService service =
                    service(DecisionRecorder.of(TENANCY, stores.following(host(connection), () -> true)));
            for (Action action : List.of(Action.INSPECT, Action.DISCLOSE_SELL)) {
                service.decide(asked(action));
            }
            connection.rollback();
        }
        assertThat(stores.of(TENANT).decisions().about(PartyId.of("student-1")))
                .singleElement()
                .satisfies(record -> assertThat(record.isPermit()).isFalse());
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
            ComplianceService service = service(DecisionRecorder.of(TENANCY, small));
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
