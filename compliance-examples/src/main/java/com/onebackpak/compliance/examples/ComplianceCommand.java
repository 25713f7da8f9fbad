package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.audit.AuditCommand;
import com.onebackpak.compliance.examples.demo.DemoCommand;
import com.onebackpak.compliance.examples.erasure.ErasureCommand;
import com.onebackpak.compliance.examples.records.AgenciesCommand;
import com.onebackpak.compliance.examples.records.BreachCommand;
import com.onebackpak.compliance.examples.records.ConsentsCommand;
import com.onebackpak.compliance.examples.records.CustodyOrdersCommand;
import com.onebackpak.compliance.examples.records.DecisionsCommand;
import com.onebackpak.compliance.examples.records.DisclosuresCommand;
import com.onebackpak.compliance.examples.records.DueCommand;
import com.onebackpak.compliance.examples.records.DutiesCommand;
import com.onebackpak.compliance.examples.records.ExplainCommand;
import com.onebackpak.compliance.examples.records.HoldsCommand;
import com.onebackpak.compliance.examples.records.MattersCommand;
import com.onebackpak.compliance.examples.records.NoticesCommand;
import com.onebackpak.compliance.examples.records.PolicyChangesCommand;
import com.onebackpak.compliance.examples.records.ReportCommand;
import com.onebackpak.compliance.examples.records.RequestsCommand;
import com.onebackpak.compliance.examples.records.RetentionCommand;
import com.onebackpak.compliance.examples.records.TerminateCommand;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line. Exits 0 where the answer is good, 1 where it is no, and 2 where there is none, with one line on
 * standard error that says why; results go to standard output, all text is UTF-8.
 */
@Command(
        name = "compliance",
        description = "Checks what may be done with student data, and says why.",
        footer = {"", "Example: java -jar compliance.jar test scenarios/school-day.yaml"},
        subcommands = {
            TestCommand.class,
            DecideCommand.class,
            ExplainCommand.class,
            ConsentsCommand.class,
            DisclosuresCommand.class,
            DecisionsCommand.class,
            RequestsCommand.class,
            HoldsCommand.class,
            DueCommand.class,
            DutiesCommand.class,
            BreachCommand.class,
            PolicyChangesCommand.class,
            MattersCommand.class,
            CustodyOrdersCommand.class,
            NoticesCommand.class,
            AgenciesCommand.class,
            ReportCommand.class,
            TerminateCommand.class,
            RetentionCommand.class,
            LintCommand.class,
            ProveCommand.class,
            DiffCommand.class,
            ShadowCommand.class,
            CoverageCommand.class,
            SchemaCommand.class,
            DemoCommand.class,
            AuditCommand.class,
            ErasureCommand.class,
            CompletionCommand.class,
        },
        sortOptions = false)
public final class ComplianceCommand implements Callable<Integer> {
    private static final Set<String> TELLING_THEMSELVES = Set.of("demo", "report", "audit");

    /** The answer is good. */
    public static final int GOOD = 0;

    /** The answer is no. */
    public static final int NO = 1;

    /** There is no answer. */
    static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ComplianceCommand() {}

    /** Runs a command and ends the program with its exit code. */
    public static void main(String[] arguments) {
        // Nearly every command needs it, and it can be read while the command line is made ready
        ForkJoinPool.commonPool().execute(VocabularyReader::standard);
        OutputStream results = new FileOutputStream(FileDescriptor.out);
        OutputStream problems = new FileOutputStream(FileDescriptor.err);
        // Some tell by themselves how far they are
        if (!Terminal.isThere() || (arguments.length > 0 && TELLING_THEMSELVES.contains(arguments[0]))) {
            System.exit(run(writer(results, false), problems, arguments));
        }
        int exitCode;
        try (ElapsedTime time = ElapsedTime.telling(new PrintStream(problems, false, StandardCharsets.UTF_8), 1_000)) {
            exitCode = run(writer(time.before(results), Terminal.showsColours()), time.before(problems), arguments);
        }
        System.exit(exitCode);
    }

    /** Runs a command, without colours, and returns its exit code. */
    public static int run(OutputStream out, OutputStream err, String... arguments) {
        return run(writer(out, false), err, arguments);
    }

    private static int run(PrintWriter results, OutputStream err, String... arguments) {
        Problems problems = new Problems(writer(err, false));
        try {
            int exitCode = run(results, problems, arguments);
            results.flush();
            return results.checkError()
                    ? problems.report("the results could not be written to standard output")
                    : exitCode;
        } catch (Error e) { // Java would exit with 1 for it, which is an answer
            return problems.report(e);
        }
    }

    private static int run(PrintWriter results, Problems problems, String... arguments) {
        return new CommandLine(new ComplianceCommand())
                .setOut(results)
                .setErr(problems.writer())
                .setUsageHelpAutoWidth(true)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .registerConverter(Path.class, ComplianceCommand::path)
                .registerConverter(Jurisdiction.class, ComplianceCommand::jurisdiction)
                .registerConverter(
                        PartyId.class, reading(PartyId::of, "an id; one is 1 to 128 letters, digits, '.', '_' and '-'"))
                .registerConverter(LocalDate.class, reading(LocalDate::parse, "a day such as 2026-09-15"))
                .registerConverter(
                        OffsetDateTime.class,
                        reading(OffsetDateTime::parse, "an instant with its offset, such as 2026-09-15T10:00:00-05:00"))
                .registerConverter(Duration.class, reading(Duration::parse, "a duration such as PT24H"))
                .registerConverter(
                        UUID.class,
                        reading(UUID::fromString, "the id of a run, such as 00000000-0000-0000-0000-000000000000"))
                .registerConverter(YearMonth.class, reading(YearMonth::parse, "a month such as 2026-09"))
                .registerConverter(ZoneId.class, reading(ZoneId::of, "a time zone such as America/Chicago"))
                .setParameterExceptionHandler((problem, given) -> problems.report(problem))
                .setExecutionExceptionHandler((problem, command, given) -> problems.report(problem))
                .execute(arguments);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' cannot be a path on this system");
        }
    }

    private static Jurisdiction jurisdiction(String code) {
        try {
            return Jurisdiction.of(code);
        } catch (IllegalArgumentException e) { // it names the one that was most likely meant
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> reader, String what) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is not " + what);
            }
        };
    }

    private static PrintWriter writer(OutputStream stream, boolean inColour) {
        Writer text = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        return new PrintWriter(TerminalText.writer(text, inColour), false);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; known are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
