package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/**
 * A database of a test's own, gone when it is closed. A suite for both databases is an abstract class, mounted by
 * {@code TestDatabase database() { return H2TestDatabase.installed(); }} and the same of {@link PostgresTestDatabase}.
 */
public interface TestDatabase extends AutoCloseable {
    /** Connections to it, from a pool; each comes in auto-commit. */
    DataSource dataSource();

    /** Connections to it as some hosts configure their pools: none commits unless asked to. */
    default DataSource dataSourceWithoutAutoCommit() {
        return new ForwardingDataSource(dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setAutoCommit(false);
                return connection;
            }
        };
    }

    SQLDialect dialect();

    /** Runs statements, each in a transaction of its own. */
    default void execute(String... statements) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void close();
}
