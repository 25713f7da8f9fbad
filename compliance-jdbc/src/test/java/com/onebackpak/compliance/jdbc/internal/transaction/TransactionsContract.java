package com.onebackpak.compliance.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.LosingCommits;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WatchedDataSource;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions of our own, on a real database. */
abstract class TransactionsContract {
    private final List<Duration> waits = new ArrayList<>();
    private TestDatabase database;

    abstract TestDatabase empty();

    @BeforeEach
    void open() {
        database = empty();
        database.execute(
                "create table account (id varchar(20) primary key, balance integer not null)",
                "insert into account values ('a', 0), ('b', 0)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_done_is_committed_whatever_the_pool_says_of_auto_commit(boolean autoCommit) {
        WatchedDataSource watched = new WatchedDataSource(dataSource(autoCommit));

        String answer = transactions(watched, 1).run(jooq -> {
            add(jooq, "a");
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(balance("a")).isEqualTo(1);
        assertThat(watched.autoCommitAtClose()).containsExactly(autoCommit);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_fails_leaves_nothing_and_the_callers_exception_passes(boolean autoCommit) {
        WatchedDataSource watched = new WatchedDataSource(dataSource(autoCommit));
        IllegalArgumentException refusal = new IllegalArgumentException("no");

        assertThatThrownBy(() -> transactions(watched, 5).run(jooq -> {
                    add(jooq, "a");
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(balance("a")).isZero();
        assertThat(waits).isEmpty();
        assertThat(watched.autoCommitAtClose()).containsExactly(autoCommit);
    }

    @Test
    void a_deadlock_does_not_reach_the_caller() throws Exception {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> transfers = new ArrayList<>();
            for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
                AtomicInteger own = new AtomicInteger();
                transfers.add(threads.submit(() -> Transactions.on(database.dataSource())
                        .run(jooq -> {
                            attempts.incrementAndGet();
                            add(jooq, order.get(0));
                            if (own.incrementAndGet() == 1) {
                                await(bothHoldOne);
                            }
                            add(jooq, order.get(1));
                            return 0;
                        })));
            }
            for (Future<?> transfer : transfers) {
                transfer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(attempts.get()).isGreaterThan(2);
        assertThat(balance("a")).isEqualTo(2);
        assertThat(balance("b")).isEqualTo(2);
    }

    @Test
    void a_lost_race_begins_again_from_the_start() {
        AtomicInteger attempts = new AtomicInteger();

        transactions(database.dataSource(), 3).run(jooq -> {
            add(jooq, "a");
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrentChangeException("the version");
            }
            return 0;
        });

        assertThat(attempts).hasValue(3);
        assertThat(balance("a")).isEqualTo(1);
        assertThat(waits).hasSize(2);
    }

    @Test
    void the_last_attempt_says_how_many_there_were() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions(database.dataSource(), 4).run(jooq -> {
                    attempts.incrementAndGet();
                    throw new ConcurrentChangeException("the version");
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "the transaction failed in each of 4 attempts: the version was changed at the same time; try the whole transaction again");

        assertThat(attempts).hasValue(4);
        assertThat(waits).hasSize(3);
    }

    @Test
    void what_will_never_succeed_is_tried_once() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions(database.dataSource(), 5).run(jooq -> {
                    attempts.incrementAndGet();
                    return jooq.execute("insert into nowhere values (1)");
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("no such table");

        assertThat(attempts).hasValue(1);
    }

    @Test
    void no_value_is_told_by_a_failure_or_its_causes() {
        database.execute(
                "create table compliance_consent (subject varchar(20), method varchar(20),"
                        + " constraint compliance_consent_write unique (subject))",
                "insert into compliance_consent values ('ana', 'x')");

        DatabaseException failure = catchThrowableOfType(
                DatabaseException.class,
                () -> transactions(database.dataSource(), 3)
                        .run(jooq -> jooq.execute("insert into compliance_consent values (?, 'a secret')", "ana")));

        assertThat(failure)
                .hasMessage("the transaction failed: SQL state 23505 (not unique) at compliance_consent_write");
        assertThat(failure.sqlState()).contains("23505");
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain("'ana'", "(ana)", "secret");
        // and the place is told
        assertThat(everything.toString()).contains("no_value_is_told_by_a_failure_or_its_causes");
    }

    @Test
    void an_interrupted_thread_stops_and_stays_interrupted() {
        AtomicInteger attempts = new AtomicInteger();
        try {
            assertThatThrownBy(() -> Transactions.on(database.dataSource()).run(jooq -> {
                        attempts.incrementAndGet();
                        Thread.currentThread().interrupt();
                        throw new ConcurrentChangeException("the version");
                    }))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(
                            "interrupted after attempt 1 of a transaction: the version was changed at the same time; try the whole transaction again");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(attempts).hasValue(1);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void a_commit_whose_answer_is_lost_is_not_tried_again() {
        DataSource losing = new ForwardingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                return LosingCommits.answering(super.getConnection());
            }
        };

        assertThatThrownBy(() -> transactions(losing, 5).run(jooq -> {
                    add(jooq, "a");
                    return 0;
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("it is unknown whether the transaction was committed: SQL state 08006 (connection)");

        assertThat(waits).isEmpty();
        assertThat(balance("a")).isEqualTo(1);
    }

    @Test
    void work_cannot_end_the_transaction_it_is_in() {
        assertThatThrownBy(() -> transactions(database.dataSource(), 1).run(jooq -> {
                    add(jooq, "a");
                    jooq.transaction(inner -> add(inner.dsl(), "a"));
                    return 0;
                }))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("must not begin another");

        assertThat(balance("a")).isZero();
    }

    @Test
    void many_who_count_up_lose_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> counts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                counts.add(threads.submit(() -> {
                    for (int n = 0; n < 25; n++) {
                        Transactions.on(database.dataSource()).run(jooq -> {
                            add(jooq, "a");
                            return 0;
                        });
                    }
                }));
            }
            for (Future<?> count : counts) {
                count.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(balance("a")).isEqualTo(100);
    }

    TestDatabase database() {
        return database;
    }

    Transactions transactions(DataSource dataSource, int attempts) {
        return new Transactions(
                dataSource,
                new Retries(attempts, Duration.ofMillis(4), Duration.ofMillis(100), new Random(1), waits::add));
    }

    static void add(DSLContext jooq, String account) {
        jooq.execute("update account set balance = balance + 1 where id = ?", account);
    }

    int balance(String account) {
        return Transactions.on(database.dataSource())
                .run(jooq -> jooq.fetchSingle("select balance from account where id = ?", account)
                        .get(0, Integer.class));
    }

    static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource dataSource(boolean autoCommit) {
        return autoCommit ? database.dataSource() : database.dataSourceWithoutAutoCommit();
    }

    @Test
    void what_fails_when_a_connection_is_given_back_does_not_undo_what_was_committed() {
        AtomicInteger runs = new AtomicInteger();
        DataSource refusing = new ForwardingDataSource(dataSource(true)) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            try {
                                Object result = method.invoke(connection, arguments);
                                if (method.getName().equals("close")) {
                                    throw new SQLException("the pool is out of order", "40001");
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };

        int run = transactions(refusing, 3).run(jooq -> {
            add(jooq, "a");
            return runs.incrementAndGet();
        });

        assertThat(run).isEqualTo(1);
        assertThat(balance("a")).isEqualTo(1);
    }
}
