package com.onebackpak.compliance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTestsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        copy("pack.yaml", "packs/pack.yaml");
        copy("cases.yaml", "scenarios/cases.yaml");
        Path cases = folder.resolve("scenarios/cases.yaml");
        Files.writeString(cases, Files.readString(cases).replace("[pack.yaml]", "[../packs/pack.yaml]"));
    }

    @Test
    void each_case_is_a_test_of_its_name_that_passes_or_fails() throws Throwable {
        List<DynamicTest> tests = tests(ScenarioTests.in(folder.resolve("scenarios")));
        assertThat(tests)
                .extracting(DynamicNode::getDisplayName)
                .containsExactly(
                        "a child is not touched",
                        "somebody older is",
                        "somebody of unknown age is not either",
                        "how long it stays");
        tests.get(0).getExecutable().execute();
        tests.get(1).getExecutable().execute();
        assertThatThrownBy(() -> tests.get(2).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("outcome: expected PERMIT, was INDETERMINATE")
                .hasMessageContaining("cases.yaml:18:5")
                .hasMessageContaining("needed to decide: subject.birth-date");
    }

    @Test
    void a_wrong_retention_answer_is_shown() throws IOException {
        Path cases = folder.resolve("scenarios/cases.yaml");
        Files.writeString(cases, Files.readString(cases).replace("{due: none}", "{due: 2026-10-01}"));
        List<DynamicTest> tests = tests(ScenarioTests.in(cases));
        assertThatThrownBy(() -> tests.get(3).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("due: expected 2026-10-01, was none")
                .hasMessageContaining("provisions:");
    }

    @Test
    void an_empty_folder_fails_and_names_the_remedy() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> ScenarioTests.in(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no scenario file")
                .hasMessageEndingWith("add one, or correct the path");
    }

    @Test
    void a_missing_folder_fails_and_names_the_remedy() {
        assertThatThrownBy(() -> ScenarioTests.in(folder.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("correct the path");
    }

    @Test
    void a_bad_file_is_a_test_that_fails_and_hides_no_other() throws IOException {
        Files.writeString(folder.resolve("scenarios/bad.yaml"), "scenario: x\n");
        List<DynamicTest> tests = tests(ScenarioTests.in(folder.resolve("scenarios")));
        assertThat(tests).hasSize(5);
        assertThat(tests.get(0).getDisplayName()).isEqualTo("bad.yaml: can be read");
        assertThatThrownBy(() -> tests.get(0).getExecutable().execute())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("did you mean 'scenarios'?");
    }

    @Test
    void a_file_without_cases_is_a_test_that_fails() throws IOException {
        Path cases = folder.resolve("scenarios/cases.yaml");
        Files.writeString(cases, Files.readString(cases).replaceAll("(?s)cases:\n.*", ""));
        List<DynamicTest> tests = tests(ScenarioTests.in(cases));
        assertThat(tests).hasSize(1);
        assertThatThrownBy(() -> tests.get(0).getExecutable().execute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list them under 'cases'");
    }

    private static List<DynamicTest> tests(Stream<DynamicNode> nodes) {
        return nodes.flatMap(
                        node -> node instanceof DynamicContainer container ? container.getChildren() : Stream.of(node))
                .map(DynamicTest.class::cast)
                .toList();
    }

    private void copy(String resource, String to) throws IOException {
        Path file = folder.resolve(to);
        Files.createDirectories(file.getParent());
        try (InputStream in = ScenarioTestsTest.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }
}
