package com.onebackpak.compliance.jdbc.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {
    private final KeptConnections connections = new KeptConnections(source(), 2, 1);

    private static JdbcDataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @BeforeEach
    void create() throws SQLException {
        execute("create table t (n integer)");
    }

    @AfterEach
    void shutdown() throws SQLException {
        execute("shutdown");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select session_id()")) {
            result.next();
            return result.getInt(1);
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from t")) {
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    void a_connection_that_was_given_back_is_handed_out_again_and_comes_in_auto_commit() throws SQLException {
        int first;
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            first = session(connection);
        }

        try (Connection connection = connections.getConnection()) {
            assertThat(session(connection)).isEqualTo(first);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void what_is_not_committed_when_it_is_closed_is_rolled_back() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into t values (1)");
        }

        assertThat(rows()).isZero();
    }

    @Test
    void nobody_gets_the_isolation_level_or_the_schema_that_somebody_else_has_set() throws SQLException {
        execute("create schema other");
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            statement.execute("set schema other");
        }

        try (Connection connection = connections.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(connection.getSchema()).isEqualTo("PUBLIC");
        }
        assertThat(rows()).isZero();
    }

    /** Connections that cannot roll back. */
    private static final class Failing extends ForwardingDataSource {
        private final List<Connection> made = new ArrayList<>();

        Failing(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            made.add(connection);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("rollback")) {
                            throw new SQLException("no rollback");
                        }
                        return method.invoke(connection, arguments);
                    });
        }
    }

    @Test
    void one_that_cannot_be_rolled_back_is_closed_and_nobody_gets_it() throws SQLException {
        Failing failing = new Failing(source());
        KeptConnections kept = new KeptConnections(failing, 1, 1);
        Connection connection = kept.getConnection();
        connection.setAutoCommit(false);

        assertThatThrownBy(connection::close).hasMessage("no rollback");

        assertThat(failing.made.get(0).isClosed()).isTrue();
        try (Connection another = kept.getConnection();
                Statement statement = another.createStatement()) {
            assertThat(failing.made).hasSize(2);
            assertThat(another.getAutoCommit()).isTrue();
            statement.execute("shutdown");
        }
    }

    @Test
    void whoever_has_closed_it_has_it_no_more() throws SQLException {
        Connection closed = connections.getConnection();
        closed.close();
        closed.close();

        assertThat(closed.isClosed()).isTrue();
        assertThatThrownBy(closed::createStatement).isInstanceOf(SQLException.class);
        assertThat(connections.active()).isZero();
        try (Connection one = connections.getConnection();
                Connection another = connections.getConnection()) {
            assertThat(session(one)).isNotEqualTo(session(another));
            assertThat(connections.active()).isEqualTo(2);
        }
    }

    @Test
    void there_are_no_more_than_there_may_be_and_one_given_back_is_there_for_the_next() throws SQLException {
        try (Connection one = connections.getConnection()) {
            Connection another = connections.getConnection();
            assertThatThrownBy(connections::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no connection was given back");

            another.close();
            execute("insert into t values (1)");
            assertThat(session(one)).isPositive();
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void one_that_was_cut_off_is_replaced() throws SQLException {
        try (Connection connection = connections.getConnection()) {
            connection.abort(Runnable::run);
        }

        assertThat(rows()).isZero();
        assertThat(connections.active()).isZero();
    }

    @Test
    void an_interrupted_thread_gets_one_that_is_there() throws SQLException {
        Thread.currentThread().interrupt();
        try (Connection connection = connections.getConnection()) {
            assertThat(session(connection)).isPositive();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
