package com.onebackpak.compliance.jdbc.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.jdbc.internal.transaction.WritingTurn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that write follow one upon the other; what only reads waits for nobody. */
class SerialDataSourceTest {
    private final TestDatabase database = H2TestDatabase.empty();
    private final DataSource dataSource = new SerialDataSource(database.dataSource(), 10_000, () -> {});
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @BeforeEach
    void open() {
        database.execute("create table item (id integer primary key)");
    }

    @AfterEach
    void close() {
        other.shutdownNow();
        database.close();
    }

    private static Connection inTransaction(DataSource from) throws SQLException {
        Connection connection = from.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into item values (?)")) {
            insert.setInt(1, id);
            insert.executeUpdate();
        }
    }

    private int insertAlone(int id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            insert(connection, id);
            return id;
        }
    }

    private int count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from item")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void assertWaits(Future<?> waiting) {
        assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void who_says_once_more_that_nothing_is_committed_by_itself_keeps_the_turn() throws Exception {
        try (Connection first = inTransaction(dataSource)) {
            insert(first, 1);
            first.setAutoCommit(false);

            Future<Integer> waiting = other.submit(() -> insertAlone(2));
            assertWaits(waiting);

            first.setAutoCommit(true); // commits, as JDBC says
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void another_writer_waits_for_the_end_and_a_reader_does_not() throws Exception {
        try (Connection mine = inTransaction(dataSource)) {
            insert(mine, 1);
            assertThat(other.submit(this::count).get(5, TimeUnit.SECONDS)).isZero();
            Future<Integer> waiting = other.submit(() -> insertAlone(2));
            assertWaits(waiting);
            mine.commit();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(2);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void a_rollback_a_close_and_a_change_to_auto_commit_are_an_end_and_a_savepoint_is_none() throws Exception {
        try (Connection mine = inTransaction(dataSource)) {
            insert(mine, 1);
            mine.rollback();
            assertThat(other.submit(() -> insertAlone(2)).get(5, TimeUnit.SECONDS))
                    .isEqualTo(2);

            var before = mine.setSavepoint();
            insert(mine, 3);
            mine.rollback(before);
            Future<Integer> waiting = other.submit(() -> insertAlone(4));
            assertWaits(waiting);
            mine.setAutoCommit(true);
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(4);

            mine.setAutoCommit(false);
            insert(mine, 5);
        }
        assertThat(other.submit(() -> insertAlone(6)).get(5, TimeUnit.SECONDS)).isEqualTo(6);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void one_thread_may_have_two_transactions_and_ends_with_the_last() throws Exception {
        try (Connection mine = inTransaction(dataSource)) {
            insert(mine, 1);
            insertAlone(2);
            Future<Integer> waiting = other.submit(() -> insertAlone(3));
            assertWaits(waiting);
            mine.commit();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from item for update",
                "select next value for number",
                "select id from final table (insert into item values (3))",
                "select id from old table (delete from item)"
            })
    void a_query_that_locks_or_changes_is_a_writer(String query) throws Exception {
        database.execute("create sequence number");
        insertAlone(1);
        try (Connection mine = inTransaction(dataSource)) {
            mine.createStatement().executeQuery(query);
            assertWaits(other.submit(() -> insertAlone(2)));
            mine.rollback();
        }
    }

    @Test
    void a_turn_that_is_taken_is_kept_until_the_end_and_seen_by_the_threads_other_connections() throws Exception {
        try (Connection mine = inTransaction(dataSource);
                Connection second = inTransaction(dataSource)) {
            WritingTurn turn = second.unwrap(WritingTurn.class);
            assertThat(turn.isShared()).isFalse();
            mine.unwrap(WritingTurn.class).take();
            assertThat(turn.isShared()).isTrue();
            Future<Integer> waiting = other.submit(() -> insertAlone(1));
            assertWaits(waiting);
            turn.take();
            mine.rollback();
            assertThat(turn.isShared()).isFalse();
            assertWaits(waiting);
            second.commit();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(other.submit(() -> {
                                try (Connection theirs = inTransaction(dataSource)) {
                                    insert(theirs, 2);
                                    return turn.isShared();
                                }
                            })
                            .get(5, TimeUnit.SECONDS))
                    .as("asked by another thread, about its own")
                    .isTrue();
            assertThat(turn.isShared()).isFalse();
        }
    }

    @Test
    void a_statement_that_fails_alone_ends_its_turn() throws Exception {
        insertAlone(1);
        assertThatThrownBy(() -> insertAlone(1)).isInstanceOf(SQLException.class);
        assertThat(other.submit(() -> insertAlone(2)).get(5, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void whoever_waits_too_long_is_told_as_after_a_lock_timeout() throws Exception {
        DataSource impatient = new SerialDataSource(database.dataSource(), 50, () -> {});
        try (Connection mine = inTransaction(impatient)) {
            insert(mine, 1);
            Future<?> waiting = other.submit(() -> {
                try (Connection connection = impatient.getConnection()) {
                    insert(connection, 2);
                }
                return null;
            });
            assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(SQLException.class)
                    .satisfies(failure ->
                            assertThat(((SQLException) failure).getSQLState()).isEqualTo("HYT00"))
                    .satisfies(failure -> assertThat(Transactions.isWorthAnotherAttempt((SQLException) failure))
                            .isTrue());
        }
    }

    @Test
    void a_thread_that_died_does_not_keep_its_turn_and_what_it_did_not_commit_is_gone() throws Exception {
        Thread dying = new Thread(() -> {
            try {
                insert(inTransaction(dataSource), 1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        dying.start();
        dying.join();

        assertThat(other.submit(() -> insertAlone(2)).get(5, TimeUnit.SECONDS)).isEqualTo(2);

        assertThat(count()).isEqualTo(1);
        assertThat(other.submit(() -> insertAlone(1)).get(5, TimeUnit.SECONDS))
                .as("nobody holds the row any more")
                .isEqualTo(1);
    }

    @Test
    void a_transaction_that_another_thread_goes_on_with_keeps_its_turn_when_the_first_dies() throws Exception {
        AtomicReference<Connection> handedOn = new AtomicReference<>();
        Thread dying = new Thread(() -> {
            try {
                Connection connection = inTransaction(dataSource);
                insert(connection, 1);
                handedOn.set(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        dying.start();
        dying.join();
        Connection mine = handedOn.get();
        insert(mine, 2);

        Future<Integer> waiting = other.submit(() -> insertAlone(3));
        assertWaits(waiting);
        mine.commit();
        mine.close();

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void a_statement_belongs_to_the_connection_that_made_it() throws Exception {
        try (Connection mine = dataSource.getConnection();
                PreparedStatement statement = mine.prepareStatement("select 1")) {
            assertThat(statement.getConnection()).isSameAs(mine).isEqualTo(mine);
        }
    }
}
