package com.onebackpak.compliance.examples.readme;

import com.onebackpak.compliance.testkit.ScenarioTests;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The scenario files as tests, as the README shows it. */
class ScenarioFilesInTestsTest {
    private final Path root = Path.of(System.getProperty("project.root"));

    // readme: scenario-files
    @TestFactory
    Stream<DynamicNode> scenarios() {
        return ScenarioTests.in(root.resolve("scenarios"));
    }
    // readme: end
}
