package com.onebackpak.compliance.jdbc.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(RecordedFiles.SCHEME)
class ForcedFilesTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whoever_commits_has_waited_for_the_disk() throws SQLException {
        RecordedFiles.listen(done::add);
        ForcedFiles.register();
        String url = "jdbc:h2:" + ForcedFiles.SCHEME + ":" + RecordedFiles.SCHEME + ":" + folder.resolve("x")
                + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (id integer)");
            assertForced(() -> statement.execute("insert into kept values (1)")); // auto-commit
            connection.setAutoCommit(false);
            statement.execute("insert into kept values (2)");
            assertForced(connection::commit);
            statement.execute("insert into kept values (3)");
            assertForced(() -> statement.execute("commit"));
            statement.execute("insert into kept values (4)");
            assertForced(() -> connection.setAutoCommit(true));
        }
    }

    /** That something was written, and nothing after it was not forced. */
    private void assertForced(Commit commit) throws SQLException {
        done.clear();
        commit.run();
        assertThat(done).contains("write");
        for (int i = 0; i < done.size(); i++) {
            if (!done.get(i).equals("force")) {
                assertThat(done.subList(i + 1, done.size())).startsWith("force");
            }
        }
    }

    @FunctionalInterface
    private interface Commit {
        void run() throws SQLException;
    }
}
