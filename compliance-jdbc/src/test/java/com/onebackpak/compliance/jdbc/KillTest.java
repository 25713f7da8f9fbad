package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process under load is killed at a random moment, again and again, and what is left is opened again without any
 * handwork: everything that was acknowledged is there. The database is kept, so that damage would add up.
 */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    private static final int MAX_LINES = 400;
    private static final int MAX_DELAY_MILLIS = 1200;

    @TempDir
    Path temporary;

    private final long seed = Long.getLong("kill.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void what_was_acknowledged_survives_kills_on_the_embedded_database() throws Exception {
        killOnH2(WorkingHost.Kind.H2, ROUNDS);
    }

    @Test
    void what_was_acknowledged_survives_kills_on_the_durable_embedded_database() throws Exception {
        killOnH2(WorkingHost.Kind.H2_DURABLE, 1 + ROUNDS / 5);
    }

    private void killOnH2(WorkingHost.Kind kind, int rounds) throws Exception {
        System.out.println(kind + ": seed " + seed);
        Aftermath aftermath = new Aftermath();
        Path folder = temporary.resolve("stores");
        for (int round = 0; round < rounds; round++) {
            KilledHost host = KilledHost.start(kind, folder, "-", "r" + round, 0);
            awaitSomeMoment(host);
            aftermath.acknowledge(host.kill());
            try (EmbeddedComplianceStores stores = WorkingHost.open(folder)) {
                check(aftermath, round, stores.stores(), stores.dataSource(), folder.resolve("keys"));
            }
        }
        System.out.println(kind + ": " + rounds + " kills, " + aftermath.acknowledged() + " acknowledgements");
        assertThat(aftermath.acknowledged()).isGreaterThan(rounds);
    }

    @ParameterizedTest
    @EnumSource
    void no_kill_leaves_half_of_a_transaction_of_anybody(EmbeddedDatabaseTest.Mode mode) throws Exception {
        System.out.println("plain writers: seed " + seed);
        for (int round = 0; round < 2 * ROUNDS; round++) {
            KilledHost writers = KilledHost.start(
                    PlainWriters.class, mode.name(), temporary.resolve("plain").toString(), "r" + round);
            writers.awaitReady();
            Thread.sleep(random.nextInt(250));
            List<String> said = writers.kill();
            said = said.subList(said.indexOf("ready") + 1, said.size());
            try (EmbeddedDatabase database = mode.open(temporary.resolve("plain"))) {
                List<Set<String>> tables = new ArrayList<>();
                for (String table : PlainWriters.TABLES) {
                    tables.add(Transactions.on(database.dataSource())
                            .run(statements -> Set.copyOf(
                                    statements.fetch("select id from " + table).getValues(0, String.class))));
                }
                assertThat(tables.get(0)).as("round %s of seed %s", round, seed).containsAll(said);
                assertThat(tables).as("round %s of seed %s", round, seed).allMatch(tables.get(0)::equals);
            }
        }
    }

    @Test
    void a_kill_while_a_new_folder_is_set_up_needs_no_handwork() throws Exception {
        System.out.println("set-up: seed " + seed);
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = temporary.resolve("new-" + round);
            KilledHost host = KilledHost.start(WorkingHost.Kind.H2, folder, "-", "r", 0);
            host.awaitStarted();
            Thread.sleep(random.nextInt(MAX_DELAY_MILLIS));
            Aftermath aftermath = new Aftermath();
            aftermath.acknowledge(host.kill());
            try (EmbeddedComplianceStores stores = WorkingHost.open(folder)) {
                EmbeddedDatabaseTest.execute(stores.dataSource(), Workload.HOST_TABLE);
                check(aftermath, round, stores.stores(), stores.dataSource(), folder.resolve("keys"));
            }
        }
    }

    @Test
    void what_was_acknowledged_to_a_client_of_postgresql_survives_its_kill() throws Exception {
        System.out.println("POSTGRES: seed " + seed);
        Path keys = temporary.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        Aftermath aftermath = new Aftermath();
        try (PostgresTestDatabase database = PostgresTestDatabase.installed()) {
            database.execute(Workload.HOST_TABLE);
            for (int round = 0; round < ROUNDS; round++) {
                KilledHost host = KilledHost.start(WorkingHost.Kind.POSTGRES, database.url(), keys, "r" + round, 0);
                awaitSomeMoment(host);
                aftermath.acknowledge(host.kill());
                awaitOnlyMe(database);
                check(aftermath, round, WorkingHost.stores(database.dataSource(), keys), database.dataSource(), keys);
            }
        }
        System.out.println("POSTGRES: " + ROUNDS + " kills, " + aftermath.acknowledged() + " acknowledgements");
        assertThat(aftermath.acknowledged()).isGreaterThan(ROUNDS);
    }

    @Test
    void what_was_acknowledged_survives_kills_of_the_postgresql_server() throws Exception {
        System.out.println("POSTGRES_SERVER: seed " + seed);
        Path keys = temporary.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        Path data = temporary.resolve("server");
        Aftermath aftermath = new Aftermath();
        KilledPostgres server = KilledPostgres.start(data);
        try {
            ComplianceSchema.install(server.dataSource());
            EmbeddedDatabaseTest.execute(server.dataSource(), Workload.HOST_TABLE);
            for (int round = 0; round < ROUNDS; round++) {
                KilledHost host =
                        KilledHost.start(WorkingHost.Kind.POSTGRES_SERVER, server.url(), keys, "r" + round, 0);
                awaitSomeMoment(host);
                server.kill();
                aftermath.acknowledge(host.end());
                server = KilledPostgres.start(data);
                check(aftermath, round, WorkingHost.stores(server.dataSource(), keys), server.dataSource(), keys);
            }
        } finally {
            server.kill();
        }
        System.out.println("POSTGRES_SERVER: " + ROUNDS + " kills, " + aftermath.acknowledged() + " acknowledgements");
        assertThat(aftermath.acknowledged()).isGreaterThan(ROUNDS);
    }

    private void check(Aftermath aftermath, int round, JdbcComplianceStores stores, DataSource dataSource, Path keys) {
        try {
            aftermath.check(stores, dataSource, KeyFolder.open(keys).erasureJournal(), temporary);
        } catch (AssertionError | RuntimeException | IOException e) {
            throw new AssertionError("round " + round + " of seed " + seed, e);
        }
    }

    private void awaitSomeMoment(KilledHost host) throws InterruptedException {
        host.awaitReady();
        host.awaitLines(1 + random.nextInt(MAX_LINES));
        Thread.sleep(random.nextInt(20));
    }

    /** The server may still be at the last statements of one who is dead. */
    private static void awaitOnlyMe(PostgresTestDatabase database) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            int others = Transactions.on(database.dataSource())
                    .run(statements -> statements
                            .fetchSingle("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and state <> 'idle' and pid <> pg_backend_pid()")
                            .get(0, Integer.class));
            if (others == 0) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the server still works for a client that is dead");
    }
}
