package com.onebackpak.compliance.jdbc;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shipped scripts, run as a person would. */
final class Scripts {
    private Scripts() {}

    static void run(TestDatabase database) {
        database.execute(statements().toArray(String[]::new));
        database.execute(statements("migrations/R__compliance_04_deletions.sql").toArray(String[]::new));
    }

    /** The statements of the first script, in order. */
    static List<String> statements() {
        return statements("migrations/R__compliance_01_ledgers_and_log.sql");
    }

    private static List<String> statements(String name) {
        try {
            String script = Resources.toString(Resources.getResource(Scripts.class, name), StandardCharsets.UTF_8);
            return Splitter.on(';').trimResults().omitEmptyStrings().splitToList(script.replaceAll("--.*", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
