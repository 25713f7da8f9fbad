package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.Terminal;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say how a list is printed. */
final class ListForm {
    /** What a person reads in place of a table of what is on record, where there is no row. */
    static final String NONE = "nothing of that is on record";

    private static final int MIN_WIDTH = 60;
    private static final int MAX_WIDTH = 1_000;
    private static final int NOBODY_LOOKS = 120;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print it as JSON, with all that is on record.")
    private boolean json;

    @Option(names = "--csv", description = "Print it as CSV, with all that is on record.")
    private boolean csv;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            defaultValue = "${env:COLUMNS:-0}",
            description = "How wide a table may be. Default: as wide as the terminal says, or 120.")
    private int width;

    @Mixin
    private ZoneOption zone;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ListForm() {}

    ZoneId zone() {
        return zone.zone();
    }

    /** Where the rows of a list go. */
    Rows rows(PrintWriter out, List<String> heads, List<String> keys) {
        return rows(out, heads, keys, NONE);
    }

    /** Where the rows of a list go, and what a person reads where there is none. */
    Rows rows(PrintWriter out, List<String> heads, List<String> keys, String none) {
        if (json && csv) {
            throw new CommandException("give --json or --csv, not both");
        }
        if (json) {
            return new JsonRows(out);
        }
        if (csv) {
            return new CsvRows(out, keys);
        }
        return new TableRows(out, heads, none, Math.max(MIN_WIDTH, Math.min(columns(), MAX_WIDTH)));
    }

    /** As is said, or as the terminal says, which picocli asks in order to fit the help. */
    private int columns() {
        if (width > 0) {
            return width;
        }
        return Terminal.isThere() ? command.commandLine().getUsageHelpWidth() : NOBODY_LOOKS;
    }
}
