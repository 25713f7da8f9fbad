package com.onebackpak.compliance.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures and prints a table of ratios, the target beside each: ours over the plain way, both in the same run, with the
 * same bytes, batches, pool and durability. Progress goes to standard error. Exits 0 whatever was measured.
 */
@Command(
        name = "benchmarks",
        description = "Measures the stores against the plain statement that does the same.",
        subcommands = SimulateCommand.class,
        footer = {"", "Example: java -jar benchmarks.jar append --database h2 --writers 4 --batch 1000"},
        sortOptions = false)
public final class BenchmarksCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BENCHMARK",
            arity = "0..*",
            description =
                    "What to measure: append, sealed, verify, consents, facts, record, filter, deletion, decide, remedies"
                            + " or all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "How long a side is measured in a round (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often the sides take turns, after one that does not count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--database", description = "h2 or postgres; both if not given.")
    private List<DatabaseKind> databases = List.of(DatabaseKind.values());

    @Option(names = "--writers", description = "How many threads write; 1 and 4 if not given.")
    private List<Integer> writers = List.of(1, 4);

    @Option(names = "--batch", description = "How many entries are committed at once; 1 and 1000 if not given.")
    private List<Integer> batches = List.of(1, 1000);

    @Option(
            names = "--entries",
            defaultValue = "1000000",
            description = "How many entries the log has that is verified (${DEFAULT-VALUE}).")
    private int entries;

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "How many rows of consents, of students, or to delete, there are (${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--pause",
            defaultValue = "0",
            description = "Milliseconds that the sealer rests after it sealed what there was (${DEFAULT-VALUE}).")
    private int pause;

    @Option(
            names = "--join-inserts",
            description = "Let PostgreSQL's driver join the rows of a batch (reWriteBatchedInserts), for both sides.")
    private boolean joinsInserts;

    @Option(names = "--plain-jdbc", description = "Let the plain side insert without jOOQ, by JDBC alone.")
    private boolean withoutJooq;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    private BenchmarksCommand() {}

    /** Measures and ends the program. */
    public static void main(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        return new CommandLine(new BenchmarksCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() throws Exception {
        if (names.isEmpty()) {
            throw wrong(
                    "name what to measure: append, sealed, verify, consents, facts, record, filter, deletion, decide,"
                            + " remedies or all; or 'simulate'");
        }
        Set<Benchmark> benchmarks = benchmarks();
        if (rounds < 1 || seconds <= 0 || rows < 10 || entries < 1 || pause < 0) {
            throw wrong("--rounds, --seconds and --entries must be positive, --rows at least 10");
        }
        if (writers.stream().anyMatch(number -> number < 1 || number > 16)
                || batches.stream().anyMatch(size -> size < 1 || size > 10_000)) {
            throw wrong("--writers must be 1 to 16 and --batch 1 to 10000");
        }
        PrintWriter progress = spec.commandLine().getErr();
        Effort effort = new Effort(seconds, rounds, entries, rows, pause, joinsInserts, withoutJooq, progress::println);
        List<Ratio> ratios = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            ratios.addAll(benchmark.run(new Benchmark.Cases(databases, writers, batches), effort));
        }
        PrintWriter results = spec.commandLine().getOut();
        results.print(RatioTable.of(ratios));
        results.flush();
        return 0;
    }

    private Set<Benchmark> benchmarks() {
        Set<Benchmark> chosen = EnumSet.noneOf(Benchmark.class);
        for (String name : names) {
            if (name.equals(ALL)) {
                return EnumSet.allOf(Benchmark.class);
            }
            chosen.add(EnumSet.allOf(Benchmark.class).stream()
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong("unknown benchmark '" + name + "'; known are append, sealed, verify,"
                            + " consents, facts, record, filter, deletion, decide, remedies and all")));
        }
        return chosen;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
