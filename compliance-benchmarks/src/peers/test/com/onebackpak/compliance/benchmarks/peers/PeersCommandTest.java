package com.onebackpak.compliance.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** That all engines answer alike. */
class PeersCommandTest {
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return PeersCommand.command().setErr(new PrintWriter(err)).execute(arguments);
    }

    static Stream<String> engines() {
        return Peers.names().stream();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void each_engine_decides_ten_thousand_requests_as_the_table_says(String engine) {
        assertThat(run("--check-only", "--engines=" + engine, "--rules=40", "--check-seconds=60"))
                .as(err.toString())
                .isEqualTo(CommandLine.ExitCode.OK);
        assertThat(err.toString()).contains(engine + ": 10000 answers alike");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "ours-making-requests", "cedar"})
    void with_bans_of_districts_who_names_all_rules_decides_as_the_table_says(String engine) {
        assertThat(run("--check-only", "--engines=" + engine, "--rules=400", "--check-seconds=3"))
                .as(err.toString())
                .isEqualTo(CommandLine.ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hand-written", "ours", "ours-making-requests", "jcasbin", "cel"})
    void of_four_thousand_rules_ten_thousand_requests_are_compared(String engine) {
        assertThat(run("--check-only", "--engines=" + engine, "--rules=4000", "--check-seconds=60"))
                .as(err.toString())
                .isEqualTo(CommandLine.ExitCode.OK);
        assertThat(err.toString()).contains(engine + ": 10000 answers alike");
    }

    @Test
    void whoever_could_hardly_be_asked_is_not_measured() {
        assertThat(run("--check-only", "--engines=ours", "--rules=40", "--check-seconds=0"))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).contains("answers were compared, of at least 100; give it more time");
    }

    @Test
    void what_is_no_engine_is_refused() {
        assertThat(run("--engines=opa")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("unknown engine 'opa'; known are hand-written, ours, ours-making-requests");
    }
}
