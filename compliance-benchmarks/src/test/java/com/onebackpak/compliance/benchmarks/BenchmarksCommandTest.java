package com.onebackpak.compliance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That the harness works, on so little that it measures nothing. */
class BenchmarksCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return BenchmarksCommand.command()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void every_side_does_what_the_others_do_on_the_embedded_database() {
        int exitCode = run(
                "all", "--database=h2", "--seconds=0.01", "--rounds=1", "--entries=3000", "--rows=1000", "--batch=10");

        assertThat(err.toString()).contains("sealed on h2, writers 4, batch 10").doesNotContain("xception");
        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
        assertThat(out.toString().lines())
                .hasSize(1 + 4 + 2 + 2 + 1 + 1 + 1 + 2 + 1 + 1)
                .anyMatch(line -> line.matches("append joining h2, writers 1, batch 10 +>= 0.70 .*"))
                .anyMatch(line -> line.matches("consent lookup h2 +<= 1.80 .*"));
    }

    @Test
    void the_server_waits_for_the_disk() {
        int exitCode =
                run("sealed", "--database=postgres", "--seconds=0.01", "--rounds=1", "--writers=2", "--batch=10");

        assertThat(exitCode).as(err.toString()).isEqualTo(CommandLine.ExitCode.OK);
        assertThat(out.toString()).contains("append and seal postgres, writers 2, batch 10");
    }

    @Test
    void what_is_no_benchmark_is_refused() {
        assertThat(run("appending")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("unknown benchmark 'appending'");
    }
}
