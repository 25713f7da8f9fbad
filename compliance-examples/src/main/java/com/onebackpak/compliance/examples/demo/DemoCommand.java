package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.examples.oneroster.RosterException;
import com.onebackpak.compliance.examples.oneroster.RosterFiles;
import com.onebackpak.compliance.examples.oneroster.RosterReader;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.io.PrintWriter;
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

/** Plays a school day under the policies on the people of a roster, and reports what came of it. */
@Command(
        name = "demo",
        description = {
            "Plays a school day under the policies, on the people of a roster, and says what came of it and why.",
            "",
            "Reads a OneRoster 1.1 or 1.2 roster, tells which categories of data its columns hold, and decides what a school"
                    + " day brings: roster import, logins, coursework, applications, a look at grades, analytics, a"
                    + " newsletter, a parent's request. It reports how many of each were permitted, denied or left"
                    + " undetermined, and why, with the clauses; and what changes for whom on a 13th or 18th"
                    + " birthday. People appear under pseudonyms only.",
            "",
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar demo",
            "  java -jar compliance.jar demo --roster export.zip --out day",
            "",
            "Exits 0 when the day was played, and 2 when the roster, an option or the folder cannot be used."
        },
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    private static final List<String> BUILT_IN =
            List.of("manifest.csv", "orgs.csv", "users.csv", "demographics.csv", "classes.csv", "enrollments.csv");

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
            description = "The instant for which to decide. Default: ${DEFAULT-VALUE}")
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
    private String jurisdiction;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Writes the world and all requests, with what each came to, as scenario files into a new"
                    + " folder. They hold birth dates: keep them as personal data.")
    private Optional<Path> out;

    @Option(
            names = "--database",
            paramLabel = "FOLDER",
            defaultValue = "compliance-demo",
            description = "Where the day is kept on record, in an embedded database: consents, decisions and the audit"
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
            play();
            return 0;
        } catch (RosterException | DemoFolder.OccupiedException | ComplianceStoreException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandException("the folder '" + out.orElseThrow() + "' cannot be written; give another one");
        }
    }

    private void play() throws IOException {
        if (out.isPresent()) {
            DemoFolder.requireFree(out.get());
        }
        Roster read = RosterReader.read(
                files(),
                VocabularyReader.standard(),
                now.atZoneSameInstant(zone).toLocalDate());
        SchoolCommunity community = Pseudonymisation.of(read);
        DemoWorld world = new DemoWorld(community, jurisdiction, zone, now);
        String worldText = DemoFolder.worldText(world.data(), now);
        // What is decided on is what the file says, not what it was made of
        Scenario scenario = ScenarioReader.standard().read(DocumentSource.ofText("world.yaml", worldText));
        PlayedDay day;
        try (DayOnRecord record = DayOnRecord.open(database, worldText, scenario)) {
            day = PlayedDay.play(
                    read,
                    community,
                    world,
                    new Deciding(scenario, record),
                    record,
                    Progress.toTerminalOr(spec.commandLine().getErr()));
        }
        if (out.isPresent()) {
            new DemoFolder(worldText).write(day, out.get());
        }
        print(day);
    }

    private RosterFiles files() {
        return roster.map(RosterFiles::of)
                .orElseGet(() -> RosterFiles.ofResources("built in", DemoCommand.class, "roster", BUILT_IN));
    }

    private void print(PlayedDay day) {
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            printer.print(PlainJson.pretty(DemoFigures.data(day, now)));
        } else {
            printer.print(DemoReport.of(day, now));
            printer.print(Recomputing.text(day, out));
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
