package com.onebackpak.compliance.jdbc;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A process under load until it is killed, or for some time: {@code KIND PLACE KEYS NAME SECONDS}. The kind is one of
 * {@link Kind}; the place is a folder or the URL of a PostgreSQL; with seconds it is one of many writers and then ends.
 */
public final class WorkingHost {
    public static final String LOG_NAME = "compliance.example.org";

    enum Kind {
        H2,
        H2_DURABLE,
        POSTGRES,
        /** It is the server that is killed. */
        POSTGRES_SERVER
    }

    private WorkingHost() {}

    public static void main(String[] arguments) throws InterruptedException {
        Workload.say("started");
        Kind kind = Kind.valueOf(arguments[0]);
        Path place = Path.of(kind == Kind.H2 || kind == Kind.H2_DURABLE ? arguments[1] : "");
        switch (kind) {
            case H2 -> run(open(place), arguments);
            case H2_DURABLE ->
                run(
                        EmbeddedComplianceStores.openDurable(place, LOG_NAME, Workload.VOCABULARY, Clock.systemUTC()),
                        arguments);
            default -> {
                DataSource dataSource = postgres(arguments[1]);
                run(stores(dataSource, Path.of(arguments[2])), dataSource, SQLDialect.POSTGRES, arguments);
            }
        }
    }

    private static void run(EmbeddedComplianceStores stores, String... arguments) throws InterruptedException {
        EmbeddedDatabaseTest.execute(stores.dataSource(), Workload.HOST_TABLE);
        run(stores.stores(), stores.dataSource(), SQLDialect.H2, arguments);
    }

    private static void run(JdbcComplianceStores stores, DataSource dataSource, SQLDialect dialect, String... arguments)
            throws InterruptedException {
        long seconds = Long.parseLong(arguments[4]);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Workload workload = new Workload(
                stores,
                dataSource,
                dialect,
                arguments[3],
                () -> seconds == 0 || System.nanoTime() < end,
                Kind.valueOf(arguments[0]) == Kind.POSTGRES_SERVER);
        if (seconds == 0) {
            workload.startAll();
        } else {
            workload.startWriters();
        }
        workload.join();
        Workload.say("ended");
        Runtime.getRuntime().halt(0);
    }

    static EmbeddedComplianceStores open(Path folder) {
        return EmbeddedComplianceStores.open(folder, LOG_NAME, Workload.VOCABULARY, Clock.systemUTC());
    }

    public static JdbcComplianceStores stores(DataSource dataSource, Path keys) {
        return JdbcComplianceStores.owning(
                dataSource, StoreSettings.of(Workload.VOCABULARY, Clock.systemUTC(), KeyFolder.open(keys)));
    }

    static DataSource postgres(String url) {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setURL(url);
        JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
        pool.setMaxConnections(20);
        return pool;
    }
}
