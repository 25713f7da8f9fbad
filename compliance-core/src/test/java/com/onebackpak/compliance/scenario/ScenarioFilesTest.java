package com.onebackpak.compliance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the scenario files of the repository, a test for each case. */
class ScenarioFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final ScenarioReader READER = ScenarioReader.standard();

    @TestFactory
    Stream<DynamicNode> every_scenario_holds() throws IOException {
        return files().stream()
                .map(file ->
                        DynamicContainer.dynamicContainer(file.getFileName().toString(), file.toUri(), casesOf(file)));
    }

    @Test
    void there_are_at_least_150_cases() throws IOException {
        long cases = files().stream()
                .mapToLong(file -> READER.read(DocumentSource.of(file)).cases().size())
                .sum();

        assertThat(cases).isGreaterThanOrEqualTo(150);
    }

    @Test
    void no_file_names_two_cases_alike() throws IOException {
        for (Path file : files()) {
            assertThat(READER.read(DocumentSource.of(file)).cases())
                    .as(file.toString())
                    .extracting(ScenarioCase::name)
                    .doesNotHaveDuplicates();
        }
    }

    @TestFactory
    Stream<DynamicNode> the_starter_cases_hold() {
        Path starter = ROOT.resolve("../shared/contract/starter.yaml");
        return Files.exists(starter) ? casesOf(starter) : Stream.of(skipped(starter));
    }

    private static DynamicNode skipped(Path missing) {
        return DynamicTest.dynamicTest(
                "the starter cases",
                () -> assumeThat(missing)
                        .as("the starter cases lie beside the repository, and are not there")
                        .exists());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("scenarios"))) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<DynamicNode> casesOf(Path file) {
        return ScenarioRunner.of(READER.read(DocumentSource.of(file))).run().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.of().name(),
                        () -> assertThat(result.differences())
                                .as(() -> result.of().place() + "\n" + explanation(result))
                                .isEmpty()));
    }

    private static String explanation(CaseResult result) {
        return result instanceof CaseResult.OfRequest request
                ? request.decision().explanation().text()
                : result.toString();
    }
}
