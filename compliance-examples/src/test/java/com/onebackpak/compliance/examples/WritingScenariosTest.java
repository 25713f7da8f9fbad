package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the guide to scenarios shows do what it says. */
class WritingScenariosTest {
    private static final Pattern FILE = Pattern.compile("```yaml\\n# (\\S+)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void the_scenarios_in_the_guide_pass() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("project.root"), "docs", "writing-scenarios.md"));
        List<Path> files = new ArrayList<>();
        for (MatchResult file : FILE.matcher(guide).results().toList()) {
            files.add(Files.writeString(folder.resolve(file.group(1)), file.group(2)));
        }
        assertThat(files).hasSize(5);
        assertThat(CommandRun.of(
                        "test",
                        folder.resolve("school.yaml"),
                        folder.resolve("buses.yaml"),
                        folder.resolve("breach.yaml")))
                .isEqualTo(new CommandRun(0, "7 passed, 0 failed\n", ""));
    }
}
