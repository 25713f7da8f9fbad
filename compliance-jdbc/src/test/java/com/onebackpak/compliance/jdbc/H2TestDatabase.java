package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.h2.SerialDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.SQLDialect;

/** H2 in memory. */
public final class H2TestDatabase implements TestDatabase {
    private static final int MAX_WAIT = 10_000;

    private final JdbcConnectionPool pool;
    private DataSource dataSource;

    private H2TestDatabase() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(20);
        dataSource = pool;
    }

    /** A database with nothing in it. */
    public static TestDatabase empty() {
        return new H2TestDatabase();
    }

    /** A database with our tables. */
    public static TestDatabase installed() {
        TestDatabase database = empty();
        Scripts.run(database);
        return database;
    }

    /** A database with our tables whose writers take turns, as those of an {@link EmbeddedDatabase} do. */
    public static TestDatabase installedByTurns() {
        H2TestDatabase database = new H2TestDatabase();
        Scripts.run(database);
        database.dataSource = new SerialDataSource(database.pool, MAX_WAIT, () -> {});
        return database;
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.H2;
    }

    @Override
    public void close() {
        execute("shutdown");
        pool.dispose();
    }
}
