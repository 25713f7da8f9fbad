package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.DefaultSchema.DEFAULT_SCHEMA;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SCHEMA;
import static java.util.stream.Collectors.joining;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.Named;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database on a real PostgreSQL, of which there is one in a JVM; it stops with the JVM. */
public final class PostgresTestDatabase implements TestDatabase {
    private static final Deque<PostgresTestDatabase> CLEARED = new ConcurrentLinkedDeque<>();

    /** Those that refer to others first. */
    private static final List<String> TABLES = DEFAULT_SCHEMA.getTables().stream()
            .filter(table -> !table.equals(COMPLIANCE_SCHEMA))
            .sorted(Comparator.comparing(table -> table.getReferences().isEmpty()))
            .map(Named::getName)
            .toList();

    private final String name;
    private final JdbcConnectionPool pool;
    private boolean isTurned;

    private PostgresTestDatabase(String name) {
        this.name = name;
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setURL(url(name));
        pool = JdbcConnectionPool.create(connections);
        pool.setMaxConnections(20);
    }

    /** A database with nothing in it. */
    public static PostgresTestDatabase empty() {
        return copyOf("template1");
    }

    /** A database with our tables. */
    public static PostgresTestDatabase installed() {
        return copyOf(Template.NAME);
    }

    /**
     * A database with our tables, which tests use by turns: to clear it is cheaper than to copy one. They must not
     * change its schema.
     */
    public static PostgresTestDatabase byTurns() {
        PostgresTestDatabase database = CLEARED.poll();
        if (database == null) {
            database = installed();
            database.isTurned = true;
        }
        return database;
    }

    private static PostgresTestDatabase copyOf(String template) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        synchronized (PostgresTestDatabase.class) { // a template must not be in use by another copy
            onServer("create database " + name + " template " + template);
        }
        return new PostgresTestDatabase(name);
    }

    /** Where another process finds it, user and password included. */
    String url() {
        return url(name);
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public void close() {
        if (isTurned) {
            execute(TABLES.stream().map(table -> "delete from " + table).collect(joining("; ")));
            CLEARED.push(this);
            return;
        }
        pool.dispose();
        onServer("drop database " + name + " with (force)");
    }

    private static String url(String database) {
        return Server.RUNNING.getJdbcUrl("postgres", database);
    }

    private static void onServer(String sql) {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // nobody pulls the plug on a test, but a server that is killed must keep what it acknowledged
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Template {
        static final String NAME = create();

        private static String create() {
            PostgresTestDatabase template = copyOf("template1");
            Scripts.run(template);
            template.pool.dispose();
            return template.name;
        }
    }
}
