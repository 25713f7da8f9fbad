package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.benchmarks.AlignedTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Gives engines the same policy and the same requests, checks that they answer alike, measures them and prints a table. What goes
 * on is told on standard error. Exits 0 whatever was measured, 1 if engines disagree or too few answers could be compared.
 */
@Command(
        name = "peers",
        description = "Measures this library beside other engines: the same policy, requests, answers and reasons.",
        footer = {"", "Example: java -jar peers.jar --short --engines hand-written,ours,drools --rules 40"},
        sortOptions = false)
public final class PeersCommand implements Callable<Integer> {
    static final int INQUIRIES = 10_000;

    /** Of the slowest engine, too: of fewer its agreement would say nothing. */
    static final int LEAST_COMPARED = 100;

    private static final int SHORT_FACTOR = 3;

    /** So that what is new lies in pages that the process has: else the system's giving of pages is measured, too. */
    private static final String SMALL_YOUNG = "-Xmn64m";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--engines",
            split = ",",
            description = "Which engines; all if not given: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Names.class)
    private List<String> engines = Peers.names();

    @Option(names = "--rules", split = ",", description = "How many rules: 40, 400 and 4000 if not given.")
    private List<Integer> rules = List.of(40, 400, 4_000);

    @Option(names = "--threads", split = ",", description = "How many threads decide; 1 and 2 if not given.")
    private List<Integer> threads = List.of(1, 2);

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "How long an engine is measured, after as long for warming up (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--check-seconds",
            defaultValue = "10",
            description = "How long an engine's answers are compared at most, over 10,000 requests (${DEFAULT-VALUE}).")
    private double checkSeconds;

    @Option(
            names = "--loads",
            defaultValue = "3",
            description = "In how many new JVMs a policy is loaded; the median counts (${DEFAULT-VALUE}).")
    private int loads;

    @Option(
            names = "--short",
            description = "A third of the time, one load, and without 400 rules unless --rules asks for them.")
    private boolean isShort;

    @Option(names = "--check-only", description = "Only compare the answers.")
    private boolean checksOnly;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all that was measured there, as JMH does.")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    private PeersCommand() {}

    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Peers.names());
        }
    }

    /** Measures and ends the program. */
    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        return new CommandLine(new PeersCommand()).setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        Optional<String> unknown =
                engines.stream().filter(name -> !Peers.names().contains(name)).findFirst();
        if (unknown.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "unknown engine '" + unknown.get() + "'; known are " + String.join(", ", Peers.names()));
        }
        if (isShort) {
            rules = spec.commandLine().getParseResult().hasMatchedOption("--rules") ? rules : List.of(40, 4_000);
            seconds = seconds / SHORT_FACTOR;
            loads = 1;
            checkSeconds = checkSeconds / SHORT_FACTOR;
        }
        PrintWriter progress = spec.commandLine().getErr();
        Directory directory = Directory.sample();
        List<Inquiry> inquiries = Inquiries.of(INQUIRIES);
        for (int number : rules) {
            RuleTable table = RuleTable.of(number);
            SameAnswers same = new SameAnswers(table, directory, inquiries);
            progress.println(number + " rules: " + same.outcomes());
            for (String engine : engines) {
                Engine<?, ?> loaded = Peers.load(Peers.named(engine), table, directory);
                int compared = same.check(engine, loaded, LEAST_COMPARED, (long) (checkSeconds * 1e9));
                progress.println("  " + engine + ": " + compared + " answers alike");
            }
        }
        if (!checksOnly) {
            measure(progress);
        }
        return 0;
    }

    private void measure(PrintWriter progress) throws IOException, RunnerException {
        Measured measured = new Measured();
        List<RunResult> results = new ArrayList<>();
        for (int number : threads) {
            Collection<RunResult> decisions = run(decisions(number));
            measured.decisions(number, decisions);
            results.addAll(decisions);
        }
        Collection<RunResult> loads = run(loads());
        measured.loads(loads);
        results.addAll(loads);
        Collection<RunResult> builtIn = run(
                options(BuiltInPacksBenchmark.class).jvmArgsPrepend(SMALL_YOUNG).addProfiler(GCProfiler.class));
        measured.builtIn(builtIn);
        results.addAll(builtIn);
        if (json != null) {
            try (PrintStream out = new PrintStream(Files.newOutputStream(json), false, StandardCharsets.UTF_8)) {
                ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
            }
            progress.println("written to " + json);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(AlignedTable.of(measured.table(engines, rules, threads)));
        out.print(measured.builtInPacks());
        out.flush();
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
                .run();
    }

    private ChainedOptionsBuilder decisions(int threadsAtOnce) {
        return options(DecisionBenchmark.class)
                .jvmArgsPrepend(SMALL_YOUNG)
                .threads(threadsAtOnce)
                .addProfiler(GCProfiler.class)
                .param("engine", engines.toArray(String[]::new))
                .param("rules", rules.stream().map(String::valueOf).toArray(String[]::new));
    }

    private ChainedOptionsBuilder loads() {
        return options(LoadBenchmark.class)
                .warmupIterations(0)
                .measurementIterations(1)
                .forks(loads)
                .param("engine", engines.toArray(String[]::new))
                .param("rules", rules.stream().map(String::valueOf).toArray(String[]::new));
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        TimeValue iteration = TimeValue.milliseconds((long) (seconds * 1_000 / 5));
        return new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .warmupIterations(5)
                .warmupTime(iteration)
                .measurementIterations(Measured.ITERATIONS)
                .measurementTime(TimeValue.milliseconds((long) (seconds * 1_000 / Measured.ITERATIONS)))
                .jvmArgsAppend("-Xmx4g", "-XX:+UseParallelGC");
    }
}
