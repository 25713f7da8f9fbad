package com.onebackpak.compliance.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.SQLDialect;

/** H2 in memory. */
final class H2TestDatabase implements TestDatabase {
    private final JdbcConnectionPool pool;

    private H2TestDatabase() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(20);
    }

    /** A database with nothing in it. */
    static TestDatabase empty() {
        return new H2TestDatabase();
    }

    /** A database with our tables. */
    static TestDatabase installed() {
        TestDatabase database = empty();
        Scripts.run(database);
        return database;
    }

    @Override
    public DataSource dataSource() {
        return pool;
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
