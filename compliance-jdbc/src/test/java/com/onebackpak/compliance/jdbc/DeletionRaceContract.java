package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.OTHER;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Two processes at one run, unit by unit or several at a time, while holds are recorded and released at random; at times there is none. */
abstract class DeletionRaceContract {
    private static final int STUDENTS = 60;

    abstract TestDatabase database();

    @Test
    void whatever_is_held_when_a_hold_is_acknowledged_stays_and_all_else_goes_once() throws Exception {
        long seed = Long.getLong("deletion.seed", new Random().nextLong());
        System.out.println("deletion races: seed " + seed);
        try (DeletionFixture host = new DeletionFixture(database())) {
            host.seed(DISTRICT, 0, STUDENTS);
            host.seed(OTHER, 0, 5);
            DeletionRuns first = host.runs();
            DeletionRuns second =
                    host.open().deletions(DeletionFixture.allData().build(), DeletionFixture.SETTINGS);
            UUID run = first.start(RetentionPlan.ofWhole(
                    DeletionFixture.allData().build().sets(),
                    DISTRICT,
                    REASON,
                    first.people(DISTRICT).iterator(),
                    5));
            Map<PartyId, RecordKey> holds = meddle(host, first, second, new Random(seed));

            assertThat(first.open(DISTRICT)).as("seed %s: what failed", seed).isEmpty();
            holds.values().forEach(host::release);
            host.runAndSweep(first);
            assertThat(host.counts(DISTRICT)).as("seed %s", seed).containsOnly(0L);
            assertThat(host.counts(OTHER)).containsExactly(30L, 10L, 5L);
            assertThat(first.certify(DISTRICT, run, CHICAGO).byCategory())
                    .as("seed %s", seed)
                    .isEqualTo(Map.of(
                            Category.WORK, 6L * STUDENTS,
                            Category.IDENTIFIER, 2L * STUDENTS,
                            Category.NAME, 1L * STUDENTS));
        }
    }

    /** Holds somebody, looks at once at what there is, and looks again before the release. */
    private static Map<PartyId, RecordKey> meddle(
            DeletionFixture host, DeletionRuns first, DeletionRuns second, Random random) throws Exception {
        Map<PartyId, RecordKey> holds = new LinkedHashMap<>();
        Map<PartyId, Long> rows = new LinkedHashMap<>();
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<Future<?>> working = new ArrayList<>();
        for (DeletionRuns each : List.of(first, second)) {
            int atATime = 1 + random.nextInt(DeletionRuns.UNITS_AT_A_TIME);
            working.add(workers.submit(() -> {
                while (!isOver.get()) {
                    each.steps(atATime);
                }
            }));
        }
        try {
            for (int i = 0; i < 60; i++) {
                if (random.nextInt(15) == 0) { // nobody is held for a while, as in the beginning
                    for (PartyId student : List.copyOf(holds.keySet())) {
                        release(host, student, holds, rows);
                    }
                    Thread.sleep(random.nextInt(50));
                }
                PartyId student = student(random.nextInt(STUDENTS));
                if (holds.containsKey(student)) {
                    release(host, student, holds, rows);
                } else {
                    holds.put(student, host.hold(student));
                    rows.put(student, host.count("host_grade", DISTRICT, student));
                }
            }
            Thread.sleep(500);
        } finally {
            isOver.set(true);
            for (Future<?> each : working) {
                each.get();
            }
            workers.shutdown();
        }
        holds.keySet().forEach(student -> requireThere(host, student, rows));
        return holds;
    }

    private static void release(
            DeletionFixture host, PartyId student, Map<PartyId, RecordKey> holds, Map<PartyId, Long> rows) {
        requireThere(host, student, rows);
        host.release(Objects.requireNonNull(holds.remove(student)));
    }

    private static void requireThere(DeletionFixture host, PartyId student, Map<PartyId, Long> rows) {
        assertThat(host.count("host_grade", DISTRICT, student))
                .as("held rows of %s", student)
                .isEqualTo(rows.get(student));
    }
}
