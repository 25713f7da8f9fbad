package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.scenario.Scenario;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says who there is, where records do not tell it. */
final class WorldOption {
    @Option(
            names = "--world",
            paramLabel = "FILE",
            required = true,
            description = "A scenario file, YAML or JSON: the people, their agencies and the policies.")
    private Path world;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    WorldOption() {}

    /** Reads the file. */
    Scenario read() {
        return read(world);
    }

    static Scenario read(Path file) {
        return ScenarioReader.standard().read(DocumentSource.of(file));
    }
}
