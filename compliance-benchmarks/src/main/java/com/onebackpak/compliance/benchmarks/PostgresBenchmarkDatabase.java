package com.onebackpak.compliance.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A PostgreSQL server of its own that waits for the disk at each commit, as one in production does. */
final class PostgresBenchmarkDatabase extends BenchmarkDatabase {
    private static final int MAX_CONNECTIONS = 20;
    private static final String[] DURABLE = {"fsync", "synchronous_commit", "full_page_writes"};

    private final EmbeddedPostgres server;
    private final JdbcConnectionPool pool;

    /**
     * Starts a server.
     *
     * @param joinsInserts whether the driver joins the rows of a batch into one statement, for both sides
     */
    PostgresBenchmarkDatabase(boolean joinsInserts) throws IOException, SQLException {
        super(newFolder());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(folder().resolve("server"));
        for (String setting : DURABLE) {
            builder.setServerConfig(setting, "on");
        }
        server = builder.start();
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setURL(server.getJdbcUrl("postgres", "postgres"));
        connections.setReWriteBatchedInserts(joinsInserts);
        pool = JdbcConnectionPool.create(connections);
        pool.setMaxConnections(MAX_CONNECTIONS);
        checkDurable();
    }

    /** A server for tests turns off what makes it wait for the disk; that would make both sides look the same. */
    private void checkDurable() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet results = statement.executeQuery("show " + setting)) {
                    if (!results.next() || !results.getString(1).equals("on")) {
                        throw new IllegalStateException("the server runs without " + setting);
                    }
                }
            }
        }
    }

    @Override
    SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    DataSource dataSource() {
        return pool;
    }

    @Override
    void analyze() throws SQLException {
        execute("vacuum analyze");
    }

    @Override
    long bytes() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        }
    }

    @Override
    void stop() throws IOException {
        pool.dispose();
        server.close();
    }
}
