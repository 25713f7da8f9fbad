package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedDatabaseTest {
    enum Mode {
        ORDINARY {
            @Override
            EmbeddedDatabase open(Path folder) {
                return EmbeddedDatabase.open(folder);
            }
        },
        DURABLE {
            @Override
            EmbeddedDatabase open(Path folder) {
                return EmbeddedDatabase.openDurable(folder);
            }
        };

        abstract EmbeddedDatabase open(Path folder);
    }

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource
    void what_was_committed_is_there_when_it_is_opened_again(Mode mode) throws SQLException {
        try (EmbeddedDatabase database = mode.open(temporary)) {
            ComplianceSchema.install(database.dataSource());
            execute(database, "create table kept (id integer)", "insert into kept values (1)");
        }
        try (EmbeddedDatabase database = mode.open(temporary)) {
            ComplianceSchema.verify(database.dataSource());
            assertThat(count(database, "kept")).isEqualTo(1);
        }
    }

    @Test
    void closing_cuts_off_whoever_still_has_a_connection() throws SQLException {
        List<Connection> all = new ArrayList<>();
        EmbeddedDatabase database = EmbeddedDatabase.open(temporary);
        execute(database, "create table kept (id integer)");
        for (int i = 0; i < 32; i++) {
            all.add(database.dataSource().getConnection());
        }
        all.get(0).setAutoCommit(false);
        try (Statement statement = all.get(0).createStatement()) {
            statement.execute("insert into kept values (1)");
        }

        database.close();

        assertThat(all)
                .allSatisfy(connection ->
                        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class));
        try (EmbeddedDatabase again = EmbeddedDatabase.open(temporary)) {
            assertThat(count(again, "kept")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void either_mode_opens_what_the_other_wrote(Mode mode) throws SQLException {
        try (EmbeddedDatabase database = mode.open(temporary)) {
            execute(database, "create table kept (id integer)", "insert into kept values (1)");
        }
        Mode other = mode == Mode.ORDINARY ? Mode.DURABLE : Mode.ORDINARY;
        try (EmbeddedDatabase database = other.open(temporary)) {
            assertThat(count(database, "kept")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_commit_is_in_the_file_before_it_returns(Mode mode) throws SQLException, IOException {
        try (EmbeddedDatabase database = mode.open(temporary.resolve("live"))) {
            execute(database, "create table kept (id integer)");
            for (int rows = 1; rows <= 5; rows++) {
                execute(database, "insert into kept values (1)");
                // as a process that was killed now would leave it
                Path left = Files.createDirectory(temporary.resolve("left-" + rows));
                Files.copy(temporary.resolve("live/compliance.mv.db"), left.resolve("compliance.mv.db"));
                try (EmbeddedDatabase after = mode.open(left)) {
                    assertThat(count(after, "kept")).isEqualTo(rows);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_process_is_told_that_the_first_has_it(Mode mode) throws Exception {
        try (EmbeddedDatabase database = mode.open(temporary)) {
            String said = ChildProcess.start(OpensDatabase.class, mode.name(), temporary.toString())
                    .said();

            assertThat(said)
                    .startsWith("the embedded database in " + temporary.toRealPath() + " is open in another process"
                            + " (it serves one process at a time; several need PostgreSQL)");
            execute(database, "create table still_served (id integer)");
        }
    }

    @Test
    void it_is_opened_once_in_a_process() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(temporary)) {
            assertThatThrownBy(() -> EmbeddedDatabase.open(temporary.resolve("../" + temporary.getFileName())))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("is already open in this process");
            assertThat(database.dataSource()).isNotNull();
        }
        EmbeddedDatabase.open(temporary).close();
    }

    @ParameterizedTest
    @EnumSource
    void a_corrupt_file_is_one_clear_error(Mode mode) throws IOException {
        try (EmbeddedDatabase database = mode.open(temporary)) {
            ComplianceSchema.install(database.dataSource());
        }
        Path file = temporary.resolve("compliance.mv.db");
        byte[] garbage = new byte[(int) Files.size(file)];
        Files.write(file, garbage, StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> mode.open(temporary))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("compliance.mv.db is corrupt (restore it from a backup");
        // and nothing was written over it
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
    }

    @ParameterizedTest
    @EnumSource
    void a_file_whose_end_is_cut_off_is_not_begun_anew(Mode mode) throws SQLException, IOException {
        try (EmbeddedDatabase database = mode.open(temporary)) {
            execute(
                    database,
                    "create table kept (id integer primary key, content uuid)",
                    "insert into kept select x, random_uuid() from system_range(1, 10000)");
            database.writeAnew(Duration.ZERO);
        }
        Path file = temporary.resolve("compliance.mv.db");
        byte[] whole = Files.readAllBytes(file);
        for (int tenths = 2; tenths < 9; tenths++) {
            byte[] left = Arrays.copyOf(whole, whole.length / 10 * tenths);
            Files.write(file, left);

            assertThatThrownBy(() -> mode.open(temporary))
                    .as("%s bytes of %s", left.length, whole.length)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("compliance.mv.db is corrupt (restore it from a backup; do not delete it");
            assertThat(Files.readAllBytes(file)).isEqualTo(left);
        }
        Files.write(file, whole);
        try (EmbeddedDatabase database = mode.open(temporary)) {
            assertThat(count(database, "kept")).isEqualTo(10_000);
        }
    }

    @Test
    void one_that_was_left_when_it_was_just_created_is_opened() throws Exception {
        for (int opened = 0; opened < 5; opened++) {
            try (EmbeddedDatabase database = EmbeddedDatabase.open(temporary.resolve("live"))) {
                // as a process that was killed now would leave it
                Path left = Files.createDirectory(temporary.resolve("left-" + opened));
                Files.copy(temporary.resolve("live/compliance.mv.db"), left.resolve("compliance.mv.db"));
                EmbeddedDatabase.open(left).close();
                assertThat(database.dataSource()).isNotNull();
            }
        }
    }

    @Test
    void closing_twice_is_closing_once_even_when_somebody_else_has_opened_the_folder_since() {
        EmbeddedDatabase database = EmbeddedDatabase.open(temporary);
        database.close();
        database.close();
        try (EmbeddedDatabase again = EmbeddedDatabase.open(temporary)) {
            database.close();

            assertThatThrownBy(() -> EmbeddedDatabase.open(temporary))
                    .hasMessageContaining("is already open in this process");
            execute(again, "create table kept (id integer)");
        }
    }

    @Test
    void what_could_not_be_opened_whole_is_left_to_whoever_opens_it_next() throws Exception {
        EmbeddedDatabase.open(temporary).close();
        Path mark = Files.createDirectory(temporary.resolve("erased-since-written"));
        Path obstacle = Files.createFile(mark.resolve("obstacle"));
        assertThatThrownBy(() -> EmbeddedDatabase.open(temporary)).hasMessageContaining("cannot delete " + mark);
        Files.delete(obstacle);
        Files.delete(mark);

        String other = ChildProcess.start(OpensDatabase.class, Mode.ORDINARY.name(), temporary.toString())
                .said();

        assertThat(other).as("another process").startsWith("opened");
        EmbeddedDatabase.open(temporary).close();
    }

    @Test
    void a_file_that_could_not_be_written_anew_is_served_as_it_is() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(temporary)) {
            Path mark = Files.createDirectory(temporary.resolve("erased-since-written"));
            Path obstacle = Files.createFile(mark.resolve("obstacle"));

            assertThatThrownBy(() -> database.writeAnew(Duration.ZERO)).hasMessageContaining("cannot delete " + mark);

            execute(database, "create table kept (id integer)");
            Files.delete(obstacle);
        }
    }

    @Test
    void one_that_cannot_be_opened_again_is_closed_and_the_first_failure_is_told() throws Exception {
        Path file = temporary.resolve("compliance.mv.db");
        Path elsewhere = temporary.resolve("elsewhere");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(temporary)) {
            execute(database, "create table kept (id integer)", "insert into kept values (1)");
            Files.move(file, elsewhere);
            Files.createDirectory(file);

            assertThatThrownBy(() -> database.writeAnew(Duration.ZERO))
                    .hasMessageContaining("could not be written anew");

            assertThatThrownBy(() -> database.dataSource().getConnection()).hasMessage("the database is closed");
            Files.delete(file);
            Files.move(elsewhere, file);
            try (EmbeddedDatabase again = EmbeddedDatabase.open(temporary)) {
                assertThat(count(again, "kept")).isEqualTo(1);
            }
        }
    }

    @Test
    void a_folder_that_another_class_loader_has_open_is_open_in_this_process() throws IOException {
        try (FileChannel lock = FileChannel.open(
                        temporary.resolve("compliance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> EmbeddedDatabase.open(temporary))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("is already open in this process");
        }
        EmbeddedDatabase.open(temporary).close();
    }

    @Test
    void whoever_comes_late_gets_no_connection_and_opens_nothing_again() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.open(temporary);
        database.close();

        assertThatThrownBy(() -> database.dataSource().getConnection())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("08003"));
        assertThatThrownBy(() -> database.writeAnew(Duration.ZERO)).hasMessageContaining("is closed");

        String other = ChildProcess.start(OpensDatabase.class, Mode.ORDINARY.name(), temporary.toString())
                .said();
        assertThat(other).as("another process").startsWith("opened");
    }

    @Test
    void a_folder_that_is_created_is_its_owners_alone() throws IOException {
        Path folder = temporary.resolve("a/b");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder)) {
            assertThat(database.dataSource()).isNotNull();
            assertThat(Files.getPosixFilePermissions(folder))
                    .containsExactlyInAnyOrder(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE);
        }
    }

    @Test
    void no_trace_of_values_lies_beside_it() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(temporary)) {
            execute(database, "create table kept (id varchar(10) primary key)");
            assertThatThrownBy(() -> execute(database, "insert into kept values ('ana'), ('ana')"))
                    .isInstanceOf(IllegalStateException.class);
        }
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("compliance.lock", "compliance.mv.db");
        }
    }

    static void execute(EmbeddedDatabase database, String... statements) {
        execute(database.dataSource(), statements);
    }

    static void execute(DataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(EmbeddedDatabase database, String table) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
