package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes write to one PostgreSQL and seal its logs, and neither get in each other's way nor lose anything. */
class ManyWritersTest {
    private static final int PROCESSES = 4;
    private static final int SECONDS = Integer.getInteger("writers.seconds", 4);

    @TempDir
    Path temporary;

    @Test
    void four_processes_append_and_seal_without_a_gap_a_fork_or_a_loss() throws Exception {
        Path keys = temporary.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        Aftermath aftermath = new Aftermath();
        try (PostgresTestDatabase database = PostgresTestDatabase.installed()) {
            database.execute(Workload.HOST_TABLE);
            List<KilledHost> writers = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                writers.add(KilledHost.start(WorkingHost.Kind.POSTGRES, database.url(), keys, "w" + i, SECONDS));
            }
            List<String> all = new ArrayList<>();
            for (KilledHost writer : writers) {
                List<String> said = writer.end();
                assertThat(said).contains("ready", "ended");
                aftermath.acknowledge(said);
                all.addAll(said);
            }
            // On a busy machine one of them may have found another at work each time that it looked
            assertThat(all).anyMatch(line -> line.startsWith("sealed _logs"));
            aftermath.check(
                    WorkingHost.stores(database.dataSource(), keys),
                    database.dataSource(),
                    KeyFolder.open(keys).erasureJournal(),
                    temporary);
        }
        System.out.println("many writers: " + aftermath.acknowledged() + " acknowledgements in " + SECONDS + " s");
        assertThat(aftermath.acknowledged()).isGreaterThan(PROCESSES);
    }
}
