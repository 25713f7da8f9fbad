package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.demo.DayOnRecord.TenantLog;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.examples.oneroster.RosterException;
import com.onebackpak.compliance.examples.oneroster.RosterFiles;
import com.onebackpak.compliance.examples.oneroster.RosterReader;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Plays a district's year, or a school day, under the policies on the people of a roster, and reports what came of it. */
@Command(
        name = "demo",
        description = {
            "Plays a district's year under the policies, on the people of a roster, and says what happened, what was owed"
                    + " then, and what is left.",
            "",
            "Reads a OneRoster 1.1 or 1.2 roster. An agreement, consents, the import, a year of requests, a withdrawal, an"
                    + " inspection, a changed policy, a breach and a hold are recorded as they happen; then the district"
                    + " leaves, its data is deleted with a process killed in the middle, the hold is released, and what is"
                    + " gone is certified. The audit log is exported and verified. People appear under pseudonyms only.",
            "",
            "With --day, a school day instead: tells which categories of data the roster's columns hold, and decides what a"
                    + " day brings: roster import, logins, coursework, applications, a look at grades, analytics, a"
                    + " newsletter, a parent's request. It reports how many of each were permitted, denied or left"
                    + " undetermined, and why, with the clauses; and what changes for whom on a 13th or 18th birthday.",
            "",
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar demo",
            "  java -jar compliance.jar demo --day --roster export.zip --out day",
            "",
            "Exits 0 when the year or day was played, 1 when a log of a year does not verify, and 2 when the roster, an"
                    + " option or the folder cannot be used."
        },
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    private static final List<String> BUILT_IN =
            List.of("manifest.csv", "orgs.csv", "users.csv", "demographics.csv", "classes.csv", "enrollments.csv");

    @Option(names = "--day", description = "Plays a school day instead of a year.")
    private boolean day;

    @Option(
            names = "--roster",
            paramLabel = "PATH",
            description =
                    "A folder or zip of OneRoster 1.1 or 1.2 CSV files in bulk mode. Default: a small roster of made-up"
                            + " people.")
    private Optional<Path> roster;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            defaultValue = "2026-09-15T10:00:00-05:00",
            converter = InstantConverter.class,
            description = "The instant for which to decide on the day; the year is the school year before it. Default:"
                    + " ${DEFAULT-VALUE}")
    private OffsetDateTime now;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "America/Chicago",
            converter = ZoneConverter.class,
            description = "The zone in which days begin, such as birthdays. Default: ${DEFAULT-VALUE}")
    private ZoneId zone;

    @Option(
            names = "--jurisdiction",
            paramLabel = "CODE",
            defaultValue = "US-TX",
            description = "The state whose law protects the students. Default: ${DEFAULT-VALUE}")
    private Jurisdiction jurisdiction;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Writes the world as a scenario file into a new folder, for commands that ask for --world such as"
                            + " report; with --day also all requests, with what each came to. They hold birth dates:"
                            + " keep them as personal data.")
    private Optional<Path> out;

    @Option(
            names = "--database",
            paramLabel = "FOLDER",
            defaultValue = "compliance-demo",
            description = "Where it is kept on record, in an embedded database: consents, decisions and the audit"
                    + " log. Played again, nothing is recorded twice. Default: ${DEFAULT-VALUE}")
    private Path database;

    @Option(names = "--json", description = "Prints the figures as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by the command line's parser, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public DemoCommand() {}

    @Override
    public Integer call() {
        try {
            if (out.isPresent()) {
                DemoFolder.requireFree(out.get());
            }
            if (Files.exists(database) && !Files.isDirectory(database)) {
                throw new CommandException("'" + database + "' is a file; give a folder");
            }
            return day ? playDay() : playYear();
        } catch (RosterException | DemoFolder.OccupiedException | ComplianceStoreException e) {
            throw new CommandException(e);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException("the folder '" + out.orElse(database) + "' cannot be written; give another one");
        }
    }

    private Roster read() {
        return RosterReader.read(
                files(),
                VocabularyReader.standard(),
                now.atZoneSameInstant(zone).toLocalDate());
    }

    private int playYear() throws IOException {
        Roster read = read();
        SchoolCommunity community = Pseudonymisation.of(read);
        if (community.students().isEmpty()) {
            throw new CommandException("the roster has no students, and a year needs some; give another one, or --day");
        }
        YearWorld world = YearWorld.of(community, jurisdiction.code(), zone, now);
        YearFolder folder = new YearFolder(database, world);
        PrintWriter printer = spec.commandLine().getOut();
        List<TenantLog> logs;
        if (folder.isPlayed()) {
            spec.commandLine()
                    .getErr()
                    .println("the year is on record in " + folder.path() + "; its logs are verified anew ...");
            spec.commandLine().getErr().flush();
            logs = folder.verified(read.name());
        } else {
            PlayedYear year = folder.play(
                    read.name(), Progress.toTerminalOr(spec.commandLine().getErr()));
            folder.keep(year);
            logs = year.logs();
        }
        if (out.isPresent()) {
            new DemoFolder(world.text()).write(out.get());
            spec.commandLine()
                    .getErr()
                    .println("the world is in " + out.get().resolve("world.yaml")
                            + ", with birth dates: keep it as personal data. For a report:\n"
                            + "  java -jar compliance.jar report --out report.html"
                            + " --database " + folder.path() + " --world "
                            + out.get().resolve("world.yaml"));
            spec.commandLine().getErr().flush();
        }
        printer.print(folder.told(json));
        printer.flush();
        for (TenantLog log : logs) {
            if (!log.verified()) {
                spec.commandLine().getErr().println("the audit log of " + log.tenant() + " does not verify");
                return ComplianceCommand.NO;
            }
        }
        return 0;
    }

    private int playDay() throws IOException {
        Roster read = read();
        SchoolCommunity community = Pseudonymisation.of(read);
        DemoWorld world = new DemoWorld(community, jurisdiction.code(), zone, now);
        String worldText = DemoFolder.worldText(world.data(), now);
        // What is decided on is what the file says, not what it was made of
        Scenario scenario = ScenarioReader.standard().read(DocumentSource.ofText("world.yaml", worldText));
        PlayedDay played;
        try (DayOnRecord record = DayOnRecord.open(database, worldText, scenario)) {
            played = PlayedDay.play(
                    read,
                    community,
                    world,
                    new Deciding(scenario, record),
                    record,
                    Progress.toTerminalOr(spec.commandLine().getErr()));
        }
        if (out.isPresent()) {
            new DemoFolder(worldText).write(out.get(), played);
        }
        print(played);
        return 0;
    }

    private RosterFiles files() {
        return roster.map(RosterFiles::of)
                .orElseGet(() -> RosterFiles.ofResources("built in", DemoCommand.class, "roster", BUILT_IN));
    }

    private void print(PlayedDay played) {
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            printer.print(PlainJson.pretty(DemoFigures.data(played, now)));
        } else {
            printer.print(DemoReport.of(played, now));
            printer.print(Recomputing.text(played, out));
        }
        printer.flush();
    }

    /** Reads an instant with its offset. */
    static final class InstantConverter implements ITypeConverter<OffsetDateTime> {
        @Override
        public OffsetDateTime convert(String text) {
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is not an instant such as 2026-09-15T10:00:00-05:00");
            }
        }
    }

    /** Reads the name of a zone. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is not a time zone such as America/Chicago");
            }
        }
    }
}
