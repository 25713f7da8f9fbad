package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.OTHER;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that delete, unit by unit or several at a time, are killed at random moments, while people are held and released: nothing
 * is left, nothing that was held when its hold was acknowledged is gone, nothing was counted twice, nothing of another agency is
 * touched, and what was acknowledged the journal knows, so that an older backup is erased again.
 */
class DeletionKillTest {
    private static final int KILLS = Integer.getInteger("deletion.kills", 5);
    private static final int STUDENTS = 30 * KILLS;

    /** How many units a process does at a time. */
    private static final List<Integer> AT_A_TIME = List.of(1, 3, DeletionRuns.UNITS_AT_A_TIME);

    @TempDir
    Path temporary;

    private final long seed = Long.getLong("deletion.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<PartyId, RecordKey> held = new LinkedHashMap<>();
    private final Map<PartyId, Long> rows = new LinkedHashMap<>();
    private int holds;
    private int steps;
    private int gone;
    private int midway;

    @Test
    void two_processes_on_postgresql_are_killed_one_after_the_other() throws Exception {
        System.out.println("deletion kills: seed " + seed);
        Path keys = temporary.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        try (PostgresTestDatabase database = PostgresTestDatabase.installed()) {
            seed(database.dataSource());
            JdbcComplianceStores stores = WorkingHost.stores(database.dataSource(), keys);
            UUID run = start(stores);
            List<KilledHost> hosts = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                hosts.add(deleting("POSTGRES", database.url(), keys.toString()));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int which = random.nextInt(2);
                hosts.get(which).awaitReady();
                meddle(stores, database.dataSource());
                acknowledged(hosts.get(which).kill(), keys, database.dataSource());
                hosts.set(which, deleting("POSTGRES", database.url(), keys.toString()));
            }
            for (KilledHost host : hosts) {
                host.awaitReady();
                acknowledged(host.kill(), keys, database.dataSource());
            }
            finish(stores, database.dataSource(), run);
            stores.close();
        }
    }

    @Test
    void a_process_on_the_embedded_database_is_killed_again_and_again() throws Exception {
        System.out.println("deletion kills on H2: seed " + seed);
        Path folder = temporary.resolve("stores");
        UUID run;
        try (EmbeddedComplianceStores opened = WorkingHost.open(folder)) {
            seed(opened.dataSource());
            run = start(opened.stores());
        }
        for (int kill = 0; kill < KILLS; kill++) {
            KilledHost host = deleting("H2", folder.toString());
            host.awaitReady();
            host.awaitLines(2 + random.nextInt(20));
            Thread.sleep(random.nextInt(20));
            List<String> said = host.kill();
            try (EmbeddedComplianceStores opened = WorkingHost.open(folder)) {
                acknowledged(said, folder.resolve("keys"), opened.dataSource());
                meddle(opened.stores(), opened.dataSource());
            }
        }
        try (EmbeddedComplianceStores opened = WorkingHost.open(folder)) {
            finish(opened.stores(), opened.dataSource(), run);
        }
    }

    private KilledHost deleting(String... where) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(where));
        arguments.add(AT_A_TIME.get(random.nextInt(AT_A_TIME.size())).toString());
        return KilledHost.start(DeletingHost.class, arguments.toArray(String[]::new));
    }

    /** What somebody said before it was killed was in the journal before it said so: a line for each unit of which rows went. */
    private void acknowledged(List<String> said, Path keys, DataSource database) throws IOException {
        steps += (int) said.stream().filter(line -> line.startsWith("step ")).count();
        gone += (int) said.stream()
                .filter(line -> line.startsWith("step ") && !line.equals("step 0"))
                .count();
        assertThat(Files.readAllLines(keys.resolve("deletions.log")).stream().filter(line -> line.startsWith("gone ")))
                .as("seed %s: what the journal knows", seed)
                .hasSizeGreaterThanOrEqualTo(gone);
        midway += count(database, "compliance_deletion_unit where status <> 'done'") > 0 ? 1 : 0;
    }

    private static void seed(DataSource database) {
        execute(database, DeletionFixture.HOST_TABLES);
        seed(database, OTHER, 5);
        seed(database, DISTRICT, STUDENTS);
    }

    private static void seed(DataSource database, PartyId district, int students) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < students; i++) {
            String key = "('" + district + "', '" + student(i) + "'";
            statements.add("insert into host_student values " + key + ")");
            statements.add("insert into host_enrolment values " + key + ", 0)");
            statements.add("insert into host_grade values " + key + ", 0, 0), " + key + ", 0, 1)");
        }
        execute(database, statements.toArray(String[]::new));
    }

    private static void execute(DataSource database, String... statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID start(JdbcComplianceStores stores) {
        DeletionRuns runs = stores.deletions(DeletionFixture.allData().build(), DeletingHost.AT_ONCE);
        return runs.start(RetentionPlan.ofWhole(
                DeletionFixture.allData().build().sets(),
                DISTRICT,
                REASON,
                runs.people(DISTRICT).iterator(),
                3));
    }

    private static long count(DataSource database, String where) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + where)) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long grades(DataSource database, PartyId student) {
        return count(database, "host_grade where district = 'district-1' and student = '" + student + "'");
    }

    private void meddle(JdbcComplianceStores stores, DataSource database) {
        for (int i = 0; i < 6; i++) {
            PartyId student = student(random.nextInt(STUDENTS));
            if (held.containsKey(student)) {
                release(stores, database, student);
            } else {
                RecordKey key = RecordKey.of("hold-" + holds++);
                stores.of(DISTRICT)
                        .holds()
                        .record(key, new Hold(HoldKind.LEGAL, student, Set.of(), Span.from(Instant.now())));
                held.put(student, key);
                rows.put(student, grades(database, student));
            }
        }
    }

    private void release(JdbcComplianceStores stores, DataSource database, PartyId student) {
        assertThat(grades(database, student)).as("seed %s: held rows", seed).isEqualTo(rows.get(student));
        RecordKey key = held.remove(student);
        Hold hold =
                stores.of(DISTRICT).holds().find(key, Instant.MAX).orElseThrow().value();
        stores.of(DISTRICT)
                .holds()
                .amend(
                        RecordKey.of("release-" + key),
                        key,
                        new Hold(
                                HoldKind.LEGAL,
                                student,
                                Set.of(),
                                new Span(hold.span().from(), Optional.of(Instant.now()))));
    }

    private void finish(JdbcComplianceStores stores, DataSource database, UUID run) throws InterruptedException {
        for (PartyId student : List.copyOf(held.keySet())) {
            release(stores, database, student);
        }
        DeletionRuns runs = stores.deletions(DeletionFixture.allData().build(), DeletingHost.AT_ONCE);
        for (int i = 0; i < 100; i++) {
            while (!runs.steps(DeletionRuns.UNITS_AT_A_TIME).isEmpty()) {
                // goes on
            }
            if (runs.runs(DISTRICT).get(0).status() == DeletionRun.Status.FINISHED) {
                break;
            }
            Thread.sleep(100); // the server may still be at the last statements of one who is dead
        }
        requireOnlyOthers(database, "left");
        assertThat(runs.certify(DISTRICT, run, CHICAGO).byCategory())
                .as("seed %s: what was counted", seed)
                .isEqualTo(
                        Map.of(Category.WORK, 2L * STUDENTS, Category.IDENTIFIER, (long) STUDENTS, Category.NAME, (long)
                                STUDENTS));
        seed(database, DISTRICT, STUDENTS);
        execute(
                database,
                RestoredDeletionTest.OF_A_RUN.stream()
                        .map("delete from "::concat)
                        .toArray(String[]::new));
        stores.deletions(DeletionFixture.allData().build(), DeletingHost.AT_ONCE);
        requireOnlyOthers(database, "brought back");
        System.out.printf("deletion kills: %d, %d of them midway, %d steps said%n", KILLS, midway, steps);
        assertThat(steps).isPositive();
    }

    private void requireOnlyOthers(DataSource database, String what) {
        for (String table : DeletionFixture.TABLES) {
            assertThat(count(database, table + " where district = 'district-1'"))
                    .as("seed %s: %s in %s", seed, what, table)
                    .isZero();
        }
        assertThat(count(database, "host_grade where district = 'district-2'")).isEqualTo(10);
    }
}
