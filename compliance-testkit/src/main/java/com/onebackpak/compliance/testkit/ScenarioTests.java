package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.report.DecisionWriter;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Scenario files as JUnit tests, one test per case: to be returned from a {@code @TestFactory}. A path that leads to no
 * case fails, because a check that matches nothing proves nothing.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> scenarios() {
 *     return ScenarioTests.in(Path.of("src/test/scenarios"));
 * }
 * }</pre>
 */
public final class ScenarioTests {
    private final ScenarioReader reader;

    private ScenarioTests(ScenarioReader reader) {
        this.reader = reader;
    }

    /** Reads with this reader, for a vocabulary or packs of one's own. */
    public static ScenarioTests readBy(ScenarioReader reader) {
        return new ScenarioTests(reader);
    }

    /**
     * Returns the cases of a scenario file, or of all of a folder and the folders in it, read with the standard
     * vocabulary and the built-in packs.
     *
     * @throws IllegalArgumentException if there is no such file or folder, or no scenario file in the folder
     */
    public static Stream<DynamicNode> in(Path fileOrFolder) {
        return readBy(ScenarioReader.standard()).under(fileOrFolder);
    }

    /**
     * Returns the cases of a scenario file, or of all of a folder and the folders in it; a file that cannot be read or
     * has no cases is a test that fails.
     *
     * @throws IllegalArgumentException if there is no such file or folder, or no scenario file in the folder
     */
    public Stream<DynamicNode> under(Path fileOrFolder) {
        return files(fileOrFolder).stream().map(this::container);
    }

    private static List<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(
                    "there is no scenario file or folder " + path.toAbsolutePath() + "; correct the path");
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files = all.filter(ScenarioTests::isDocument).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("there is no scenario file (.yaml, .yml or .json) under "
                        + path.toAbsolutePath() + "; add one, or correct the path");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDocument(Path file) {
        String name = file.toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private DynamicNode container(Path file) {
        try {
            Scenario scenario = reader.read(DocumentSource.of(file));
            if (scenario.cases().isEmpty()) {
                throw new IllegalArgumentException("the scenario has no cases; list them under 'cases' (" + file + ")");
            }
            ScenarioRunner runner = ScenarioRunner.of(scenario);
            return DynamicContainer.dynamicContainer(
                    file.getFileName() + ": " + scenario.title(),
                    file.toUri(),
                    scenario.cases().stream().map(one -> test(file, runner, one)));
        } catch (IllegalArgumentException | DocumentException e) {
            return DynamicTest.dynamicTest(file.getFileName() + ": can be read", file.toUri(), () -> {
                throw e;
            });
        }
    }

    private static DynamicNode test(Path file, ScenarioRunner runner, ScenarioCase one) {
        return DynamicTest.dynamicTest(one.name(), file.toUri(), () -> {
            CaseResult result = runner.run(one);
            if (!result.passed()) {
                throw new AssertionError(
                        String.join("\n", result.differences()) + "\n(" + one.place() + ")\n\n" + explanation(result));
            }
        });
    }

    private static String explanation(CaseResult result) {
        return result instanceof CaseResult.OfRequest request
                ? request.decision().explanation().text()
                : PlainJson.yaml(DecisionWriter.answer(result));
    }
}
