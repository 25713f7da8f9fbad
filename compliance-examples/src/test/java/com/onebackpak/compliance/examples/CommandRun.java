package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command did. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int exitCode = ComplianceCommand.run(out, err, words);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Asserts that it could not run and said so in exactly this line. */
    void couldNotRun(String problem) {
        assertThat(err).isEqualTo("compliance: " + problem + "\n");
        assertCouldNotRun();
    }

    /** Asserts that it could not run and said so in one line, which contains these words. */
    void couldNotRunBecause(String... words) {
        assertThat(err).contains(words);
        assertCouldNotRun();
    }

    private void assertCouldNotRun() {
        assertThat(exitCode).isEqualTo(ComplianceCommand.COULD_NOT_RUN);
        assertThat(out).isEmpty();
        assertThat(err).endsWith("\n").doesNotContain("Exception", "\tat ").startsWith("compliance: ");
        assertThat(err.lines()).hasSize(1);
    }
}
