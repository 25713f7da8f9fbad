package com.onebackpak.compliance.jdbc.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits that go into gaps of the file, looked for in copies of it as a process would leave it that was killed then. */
@ResourceLock(RecordedFiles.SCHEME)
class DatabaseFileTest {
    private static final int COMMITS = 150;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {DatabaseFiles.SCHEME, ForcedFiles.SCHEME})
    void every_commit_is_found_after_whichever_write_the_process_ends(String scheme) throws SQLException {
        DatabaseFiles.register();
        ForcedFiles.register();
        List<Left> left = commitAndLeave(scheme + ":" + RecordedFiles.SCHEME);
        assertThat(left)
                .hasSizeGreaterThan(2 * COMMITS)
                .allSatisfy(copy -> assertThat(last("file", copy.database()))
                        .isBetween(copy.acknowledged(), copy.acknowledged() + 1));
    }

    @Test
    void without_it_h2_does_not_find_the_last_commits() throws SQLException {
        assertThat(commitAndLeave(RecordedFiles.SCHEME))
                .as("if H2 has mended its header, DatabaseFile can go")
                .anySatisfy(copy -> assertThat(last("file", copy.database())).isLessThan(copy.acknowledged()));
    }

    @Test
    void a_database_written_elsewhere_is_continued_and_left_to_h2_alone() throws SQLException {
        DatabaseFiles.register();
        for (String scheme : List.of("file", DatabaseFiles.SCHEME, "file")) {
            try (Connection connection = open(scheme, folder.resolve("live"));
                    Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists kept (id integer primary key, text varchar)");
                statement.execute("insert into kept select coalesce(max(id), 0) + 1, '' from kept");
                statement.execute("shutdown");
            }
        }
        assertThat(last("file", folder.resolve("live"))).isEqualTo(3);
    }

    /** A copy of the database, and how many commits had been acknowledged when it was made. */
    private record Left(Path database, int acknowledged) {}

    private List<Left> commitAndLeave(String scheme) throws SQLException {
        List<Left> left = new ArrayList<>();
        AtomicInteger acknowledged = new AtomicInteger();
        Path live = folder.resolve("live");
        Random random = new Random(1);
        RecordedFiles.listen(what -> {});
        try (Connection connection = open(scheme, live);
                Statement statement = connection.createStatement()) {
            // gaps are used again at once
            statement.execute("set retention_time 0");
            statement.execute("create table kept (id integer primary key, text varchar)");
            statement.execute("insert into kept values (0, '')");
            RecordedFiles.listen(what -> left.add(leave(live, left.size(), acknowledged.get())));
            try (PreparedStatement insert = connection.prepareStatement("insert into kept values (?, ?)")) {
                for (int i = 1; i <= COMMITS; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "x".repeat(random.nextInt(i % 7 == 0 ? 20_000 : 300)));
                    insert.execute();
                    acknowledged.set(i);
                }
            }
            RecordedFiles.listen(what -> {});
        }
        return left;
    }

    private Left leave(Path live, int number, int acknowledged) {
        Path copy = folder.resolve("left-" + number);
        try {
            Files.copy(file(live), file(copy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Left(copy, acknowledged);
    }

    private static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + ".mv.db");
    }

    private static int last(String scheme, Path database) throws SQLException {
        try (Connection connection = open(scheme, database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select max(id) from kept")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static Connection open(String scheme, Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + scheme + ":" + database + ";WRITE_DELAY=0", "sa", "");
    }
}
