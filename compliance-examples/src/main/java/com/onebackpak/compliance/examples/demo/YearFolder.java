package com.onebackpak.compliance.examples.demo;

import com.google.common.hash.Hashing;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.examples.demo.DayOnRecord.TenantLog;
import com.onebackpak.compliance.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder of a district's year: once the year was played to its end, what it came to is read from there. */
final class YearFolder {
    private static final String REPORT = "year.txt";
    private static final String FIGURES = "year.json";

    private final YearWorld world;
    private final Scenario scenario;
    private final Path own;

    /**
     * The folder of a year; each year, and the same under other policies, has one of its own in the one that is given.
     *
     * @param all in which folder
     */
    YearFolder(Path all, YearWorld world) {
        this.world = world;
        String text = world.text();
        // What is decided on is what the file says, not what it was made of
        this.scenario = ScenarioReader.standard().read(DocumentSource.ofText("year.yaml", text));
        this.own = all.resolve("year-"
                + Hashing.sha256()
                        .hashString(text + scenario.policies().digest(), StandardCharsets.UTF_8)
                        .toString()
                        .substring(0, 12));
    }

    Path path() {
        return own;
    }

    Scenario scenario() {
        return scenario;
    }

    /** Whether the year was played to its end. */
    boolean isPlayed() {
        return Files.exists(own.resolve(REPORT)) && Files.exists(own.resolve(FIGURES));
    }

    /** Keeps what a year came to. */
    void keep(PlayedYear year) throws IOException {
        write(own.resolve(FIGURES), PlainJson.pretty(YearFigures.data(year)));
        write(own.resolve(REPORT), YearReport.of(year, own));
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the year came to, in words or as JSON. */
    String told(boolean json) throws IOException {
        return Files.readString(own.resolve(json ? FIGURES : REPORT));
    }

    /** Opens the records of a year that was played, and verifies the logs anew. */
    List<TenantLog> verified(String roster) {
        try (DistrictYear year = DistrictYear.open(roster, world, scenario, own)) {
            return year.logs();
        }
    }

    /** Plays the year, or goes on with it. */
    PlayedYear play(String roster, Progress.Maker progress) {
        try (DistrictYear year = DistrictYear.open(roster, world, scenario, own)) {
            return year.play(progress, (moment, record) -> {});
        }
    }
}
