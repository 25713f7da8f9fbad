package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers interrupt their threads, when a request takes too long or they stop. Java closes a file channel in which an
 * interrupted thread reads or writes, and then nobody could use the database any more.
 */
class InterruptedThreadsTest {
    private static final int THREADS = 4;
    private static final int INTERRUPTS = 400;

    @TempDir
    Path folder;

    enum Mode {
        ORDINARY(EmbeddedDatabase::open),
        DURABLE(EmbeddedDatabase::openDurable);

        private final Function<Path, EmbeddedDatabase> opening;

        Mode(Function<Path, EmbeddedDatabase> opening) {
            this.opening = opening;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(120)
    void threads_that_are_interrupted_while_they_read_and_write_lose_no_commit_and_leave_the_database_working(Mode mode)
            throws Exception {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger failures = new AtomicInteger();
        try (EmbeddedDatabase database = mode.opening.apply(folder)) {
            execute(database, "create table kept (id integer primary key, text varchar)");
            AtomicBoolean goesOn = new AtomicBoolean(true);
            AtomicInteger next = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> {
                    while (goesOn.get()) {
                        int id = next.incrementAndGet();
                        try {
                            insertAndRead(database, id);
                            acknowledged.add(id);
                        } catch (SQLException e) {
                            failures.incrementAndGet();
                        }
                        // a server's thread goes on with the next request
                        Thread.interrupted();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            Random random = new Random(1);
            for (int i = 0; i < INTERRUPTS; i++) {
                threads.get(random.nextInt(THREADS)).interrupt();
                Thread.sleep(random.nextInt(4));
            }
            goesOn.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(ids(database)).containsAll(acknowledged);
            execute(database, "insert into kept values (0, 'afterwards')");
        }
        assertThat(acknowledged).hasSizeGreaterThan(THREADS);
        assertThat(failures.get())
                .as("an interrupt ends at most the call that it meets")
                .isLessThanOrEqualTo(INTERRUPTS);
        try (EmbeddedDatabase again = mode.opening.apply(folder)) {
            assertThat(ids(again)).containsAll(acknowledged).contains(0);
        }
    }

    private static void insertAndRead(EmbeddedDatabase database, int id) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into kept values (?, ?)");
                PreparedStatement select = connection.prepareStatement("select text from kept where id = ?")) {
            insert.setInt(1, id);
            insert.setString(2, "x".repeat(id % 3000));
            insert.execute();
            select.setInt(1, 1 + id / 2);
            select.executeQuery();
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Integer> ids(EmbeddedDatabase database) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select id from kept")) {
            while (results.next()) {
                ids.add(results.getInt(1));
            }
        }
        return ids;
    }
}
