package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.examples.oneroster.RosterFiles;
import com.onebackpak.compliance.examples.oneroster.RosterReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A district's year that was played, with the world as a file and the report: of the large roster where all is tried whole and it
 * is there, else of the built-in one.
 *
 * @param records the folder of the records
 * @param world the file of the world
 * @param page the report
 */
record PlayedYearReport(Path records, Path world, Path page) {
    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Path LARGE =
            Path.of(System.getProperty("project.root", ".."), "..", "shared", "data", "oneroster-grand-bend");
    private static final List<String> BUILT_IN =
            List.of("manifest.csv", "orgs.csv", "users.csv", "demographics.csv", "classes.csv", "enrollments.csv");

    static PlayedYearReport in(Path folder) throws IOException {
        OffsetDateTime now = OffsetDateTime.parse("2026-09-15T10:00:00-05:00");
        boolean isLarge = Boolean.getBoolean("variations.whole") && Files.isDirectory(LARGE);
        Roster roster = RosterReader.read(
                isLarge
                        ? RosterFiles.of(LARGE)
                        : RosterFiles.ofResources("built in", DemoCommand.class, "roster", BUILT_IN),
                VocabularyReader.standard(),
                now.toLocalDate());
        YearWorld world = YearWorld.of(Pseudonymisation.of(roster), "US-TX", CHICAGO, now);
        YearFolder year = new YearFolder(folder, world);
        year.play(roster.name(), Progress.toTerminalOr(new PrintWriter(new StringWriter())));
        Path worldFile = Files.writeString(folder.resolve("world.yaml"), world.text());
        PlayedYearReport played = new PlayedYearReport(year.path(), worldFile, folder.resolve("report.html"));
        String out = played.run("report", "--out", played.page(), "--world", worldFile, "--tenant", "district-1");
        if (!out.startsWith("the report of district-1 is in " + played.page())) {
            throw new AssertionError(out);
        }
        return played;
    }

    /** The certificates that the year kept: of whom a consent was withdrawn, and of all. */
    List<String> certificates() {
        return Stream.of("withdrawn", "all").map(this::certificate).toList();
    }

    private String certificate(String name) {
        try {
            return Files.readString(records.resolve("certificate-" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows each of them says are gone. */
    List<Long> erased() {
        return certificates().stream()
                .map(text -> {
                    long rows = 0;
                    for (JsonNode set : JsonMapper.shared().readTree(text).get("data-sets")) {
                        rows += set.get("erased").longValue();
                    }
                    return rows;
                })
                .toList();
    }

    /** Runs a command on the records and returns what it printed. */
    String run(Object... arguments) {
        List<String> words =
                new ArrayList<>(Arrays.stream(arguments).map(Object::toString).toList());
        words.addAll(List.of("--database", records.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        if (ComplianceCommand.run(out, err, words.toArray(String[]::new)) > ComplianceCommand.NO) {
            throw new AssertionError(err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The rows that a listing command prints for a program. */
    List<JsonNode> listed(Object... arguments) {
        List<Object> words = new ArrayList<>(Arrays.asList(arguments));
        words.add("--json");
        List<JsonNode> rows = new ArrayList<>();
        JsonMapper.shared().readTree(run(words.toArray())).forEach(rows::add);
        return rows;
    }
}
