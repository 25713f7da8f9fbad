package com.onebackpak.compliance.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database on a real PostgreSQL, of which there is one in a JVM; it stops with the JVM. */
final class PostgresTestDatabase implements TestDatabase {
    private final String name;
    private final JdbcConnectionPool pool;

    private PostgresTestDatabase(String name) {
        this.name = name;
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setURL(url(name));
        pool = JdbcConnectionPool.create(connections);
        pool.setMaxConnections(20);
    }

    /** A database with nothing in it. */
    static PostgresTestDatabase empty() {
        return copyOf("template1");
    }

    /** A database with our tables. */
    static PostgresTestDatabase installed() {
        return copyOf(Template.NAME);
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
