package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo is killed at random moments. What it leaves verifies as it is, and the next run needs no handwork, tells what
 * an uninterrupted one tells, and leaves the same records, each with one entry of the log.
 */
class DemoKillTest {
    private static final int KILLS = 3;
    private static final int SERIES = Math.max(1, Integer.getInteger("kill.rounds", 2) / 5);

    @TempDir
    static Path folder;

    private static String told;
    private static DemoRecords recorded;
    private static long settingUp;
    private static long playing;

    private final long seed = Long.getLong("kill.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @BeforeAll
    static void play_without_interruption() throws Exception {
        Path records = recordsFolder(0);
        try (DemoProcess demo = DemoProcess.start(records)) {
            demo.awaitFolder();
            long begun = System.nanoTime();
            demo.awaitFilling();
            long filling = System.nanoTime();
            told = told(demo.end(), records);
            settingUp = filling - begun;
            playing = System.nanoTime() - filling;
        }
        recorded = DemoRecords.in(day(records));
        assertThat(recorded.count()).isEqualTo(233);
    }

    @Test
    void a_day_that_is_killed_again_and_again_ends_as_if_it_had_not_been() throws Exception {
        System.out.println("demo: seed " + seed);
        for (int series = 0; series < SERIES; series++) {
            Path records = recordsFolder(100 + series);
            for (int kill = 1; kill <= KILLS; kill++) {
                try (DemoProcess demo = DemoProcess.start(records)) {
                    demo.awaitFilling();
                    // the first ones early, or the later ones would find all done
                    sleepUpTo(playing * kill / KILLS);
                    demo.kill();
                }
                // in a copy: whoever opens the records mends what the next run is to find
                Path left = folder.resolve("left-" + series + "-" + kill);
                copy(day(records), left);
                checkLeft(left);
            }
            checkPlayedToItsEnd(records);
            checkExport(day(records));
        }
    }

    @Test
    void a_kill_while_the_folder_is_made_needs_no_handwork() throws Exception {
        System.out.println("demo's folder: seed " + seed);
        for (int round = 0; round < 2 * SERIES; round++) {
            Path records = recordsFolder(200 + round);
            try (DemoProcess demo = DemoProcess.start(records)) {
                demo.awaitFolder();
                sleepUpTo(settingUp);
                demo.kill();
            }
            checkPlayedToItsEnd(records);
        }
    }

    private void sleepUpTo(long most) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * most));
    }

    private void checkLeft(Path day) throws Exception {
        CommandRun verified = audit("verify-database", "--database", day);
        DemoRecords left = DemoRecords.in(day);
        System.out.println("left by a kill: " + left.count() + " records");
        left.names()
                .forEach((table, names) -> assertThat(recorded.names().get(table))
                        .as("%s, seed %s", table, seed)
                        .containsAll(names));
        if (left.isAtMostBegun() && verified.exitCode() != 0) {
            assertThat(verified.out()).as("seed %s", seed).contains("there is no checkpoint");
            return;
        }
        assertThat(verified.exitCode()).as("seed %s: %s", seed, verified).isZero();
        if (left.count() > 0) { // before the first record there is no tenant, and nothing to export
            checkExport(day);
        }
    }

    private void checkPlayedToItsEnd(Path records) throws Exception {
        CommandRun run = CommandRun.of("demo", "--day", "--database", records);
        assertThat(told(run, records)).as("seed %s", seed).isEqualTo(told);
        Path day = day(records);
        CommandRun verified = audit("verify-database", "--database", day);
        assertThat(verified.exitCode()).as("seed %s: %s", seed, verified).isZero();
        assertThat(verified.out()).contains("2 logs verified, 0 not");
        assertThat(DemoRecords.in(day)).as("seed %s", seed).isEqualTo(recorded);
    }

    private void checkExport(Path day) throws IOException {
        Path export = Files.createTempDirectory(folder, "export");
        CommandRun exported = audit("export", export, "--tenant", "district-1", "--database", day);
        assertThat(exported.exitCode()).as("seed %s: %s", seed, exported).isZero();
        Matcher key = Pattern.compile("--key (\\S+)").matcher(exported.out());
        assertThat(key.find()).isTrue();
        CommandRun verified = audit("verify", export, "--key", key.group(1));
        assertThat(verified.exitCode()).as("seed %s: %s", seed, verified).isZero();
    }

    private static CommandRun audit(Object... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("audit"), Stream.of(arguments)).toArray());
    }

    /** All have names of one length: else the report would break its lines elsewhere. */
    private static Path recordsFolder(int number) {
        return folder.resolve(String.format("records-%03d", number));
    }

    private static String told(CommandRun run, Path records) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().replace(records.toString(), "FOLDER");
    }

    private static Path day(Path records) throws IOException {
        try (Stream<Path> days = Files.list(records)) {
            return days.findFirst().orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
