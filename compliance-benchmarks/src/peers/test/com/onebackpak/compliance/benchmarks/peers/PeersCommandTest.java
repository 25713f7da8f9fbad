package com.onebackpak.compliance.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    @Test
    void what_is_no_engine_is_refused() {
        assertThat(run("--engines=opa")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("unknown engine 'opa'; known are hand-written, ours, ours-making-requests");
    }
}
