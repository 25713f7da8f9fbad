package com.onebackpak.compliance.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ElapsedTimeTest {
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(seen, true, UTF_8);

    @Test
    void who_waits_is_told_and_the_line_is_gone_before_anything_else_is_printed() throws Exception {
        try (ElapsedTime time = ElapsedTime.telling(terminal, 1)) {
            OutputStream results = time.before(seen);
            while (!seen.toString(UTF_8).contains("working, 2 s ...")) {
                Thread.sleep(1);
            }
            results.write("PERMIT".getBytes(UTF_8));
        }

        assertThat(seen.toString(UTF_8))
                .startsWith("\r\u001b[Kworking, 1 s ...")
                .endsWith(" s ...\r\u001b[KPERMIT");
    }

    @Test
    void what_takes_no_second_is_told_without_a_word_more() throws IOException {
        try (ElapsedTime time = ElapsedTime.telling(terminal, 3_600_000)) {
            time.before(seen).write('x');
        }
        assertThat(seen.toString(UTF_8)).isEqualTo("x");
    }
}
