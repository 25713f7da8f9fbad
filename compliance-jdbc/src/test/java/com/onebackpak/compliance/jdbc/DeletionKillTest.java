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
 * Processes that delete are killed at random moments, while people are held and released: nothing is left, nothing that was
 * held when its hold was acknowledged is gone, nothing was counted twice, and nothing of another agency is touched.
 */
class DeletionKillTest {
    private static final int KILLS = Integer.getInteger("deletion.kills", 5);
    private static final int STUDENTS = 30 * KILLS;

    @TempDir
    Path temporary;

    private final long seed = Long.getLong("deletion.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<PartyId, RecordKey> held = new LinkedHashMap<>();
    private final Map<PartyId, Long> rows = new LinkedHashMap<>();
    private int holds;

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
                hosts.add(KilledHost.start(DeletingHost.class, "POSTGRES", database.url(), keys.toString()));
            }
            int steps = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int which = random.nextInt(2);
                hosts.get(which).awaitReady();
                meddle(stores, database.dataSource());
                steps += steps(hosts.get(which).kill());
                hosts.set(which, KilledHost.start(DeletingHost.class, "POSTGRES", database.url(), keys.toString()));
            }
            for (KilledHost host : hosts) {
                host.awaitReady();
                steps += steps(host.kill());
            }
            finish(stores, database.dataSource(), run);
            System.out.println("deletion kills: " + KILLS + ", " + steps + " steps said");
            assertThat(steps).isPositive();
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
        int steps = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            KilledHost host = KilledHost.start(DeletingHost.class, "H2", folder.toString());
            host.awaitReady();
            host.awaitLines(2 + random.nextInt(20));
            Thread.sleep(random.nextInt(20));
            steps += steps(host.kill());
            try (EmbeddedComplianceStores opened = WorkingHost.open(folder)) {
                meddle(opened.stores(), opened.dataSource());
            }
        }
        try (EmbeddedComplianceStores opened = WorkingHost.open(folder)) {
            finish(opened.stores(), opened.dataSource(), run);
        }
        System.out.println("deletion kills on H2: " + KILLS + ", " + steps + " steps said");
        assertThat(steps).isPositive();
    }

    private static int steps(List<String> said) {
        return (int) said.stream().filter("step"::equals).count();
    }

    private static void seed(DataSource database) {
        List<String> statements = new ArrayList<>(List.of(DeletionFixture.HOST_TABLES));
        for (int i = 0; i < STUDENTS; i++) {
            for (PartyId district : i < 5 ? List.of(DISTRICT, OTHER) : List.of(DISTRICT)) {
                String key = "('" + district + "', '" + student(i) + "'";
                statements.add("insert into host_student values " + key + ")");
                statements.add("insert into host_enrolment values " + key + ", 0)");
                statements.add("insert into host_grade values " + key + ", 0, 0), " + key + ", 0, 1)");
            }
        }
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
            while (runs.step().isPresent()) {
                // goes on
            }
            if (runs.runs(DISTRICT).get(0).status() == DeletionRun.Status.FINISHED) {
                break;
            }
            Thread.sleep(100); // the server may still be at the last statements of one who is dead
        }
        for (String table : DeletionFixture.TABLES) {
            assertThat(count(database, table + " where district = 'district-1'"))
                    .as("seed %s: left in %s", seed, table)
                    .isZero();
        }
        assertThat(count(database, "host_grade where district = 'district-2'")).isEqualTo(10);
        assertThat(runs.certify(DISTRICT, run, CHICAGO).byCategory())
                .as("seed %s: what was counted", seed)
                .isEqualTo(
                        Map.of(Category.WORK, 2L * STUDENTS, Category.IDENTIFIER, (long) STUDENTS, Category.NAME, (long)
                                STUDENTS));
    }
}
