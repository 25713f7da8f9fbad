package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.Retrying;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.LocalData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that goes on with a deletion and dies in the middle of a unit: rows are deleted, nothing is committed, and it
 * ends as if the power had gone.
 */
final class YearCrash {
    /** What the process ends with, so that whoever started it knows that it died where it was to. */
    static final int DIED = 86;

    private static final int UNITS_BEFORE = 2;
    private static final long MAX_SECONDS = 120;

    private YearCrash() {}

    /**
     * Starts such a process with this one's class path on records that nobody has open, and waits until it is dead.
     *
     * @return whether it died in the middle of a unit; if not, it could not be started or could not work
     */
    static boolean in(Path folder, Instant now) {
        try {
            String java = ProcessHandle.current().info().command().orElse("java");
            Process process = new ProcessBuilder(
                            java,
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            YearCrash.class.getName(),
                            folder.toString(),
                            now.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return false;
            }
            return process.exitValue() == DIED;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Works at the deletion until it dies.
     *
     * @param arguments the folder of the records, and the time
     */
    public static void main(String[] arguments) {
        AtomicInteger units = new AtomicInteger();
        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                Path.of(arguments[0]),
                YearRecord.LOG_NAME,
                VocabularyReader.standard(),
                new SettableClock(Instant.parse(arguments[1])))) {
            DeletionRuns runs = opened.stores()
                    .deletions(
                            YearTables.data(local -> new Dying(local, units)),
                            new DeletionSettings(Retrying.USUAL, Duration.ofMinutes(10), Duration.ofDays(1)));
            while (runs.step().isPresent()) {
                // until it dies
            }
        }
    }

    /** Deletes, and on the third time ends the process before anything is committed. */
    private record Dying(LocalData local, AtomicInteger units) implements LocalData {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            EraserAnswer answer = local.erase(task, connection);
            if (units.incrementAndGet() > UNITS_BEFORE) {
                Runtime.getRuntime().halt(DIED);
            }
            return answer;
        }

        @Override
        public HostRows rows(Connection connection) {
            return local.rows(connection);
        }
    }
}
