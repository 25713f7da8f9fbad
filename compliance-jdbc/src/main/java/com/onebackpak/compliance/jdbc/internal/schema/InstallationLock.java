package com.onebackpak.compliance.jdbc.internal.schema;

import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/**
 * Lets one at a time install: among threads, and on PostgreSQL among processes. Flyway has a lock of its own, but takes
 * it only after its history table stands, and those who create that table at once fail. A process that dies lets go.
 */
public final class InstallationLock {
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    /** Any number that nobody else uses: the first eight letters of "compliance". */
    private static final long NUMBER = 0x636F_6D70_6C69_616EL;

    private InstallationLock() {}

    /** Waits until nobody else installs, and installs. */
    public static void holding(DataSource dataSource, Runnable installation) throws SQLException {
        IN_THIS_PROCESS.lock();
        try (Connection connection = dataSource.getConnection()) {
            if (Databases.dialectOf(connection) == SQLDialect.POSTGRES) {
                holdingAmongProcesses(connection, installation);
            } else {
                installation.run(); // only one process has an H2 file open
            }
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private static void holdingAmongProcesses(Connection connection, Runnable installation) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false); // the lock is the transaction's, which also works behind a pooler
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + NUMBER + ")");
            installation.run();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }
}
