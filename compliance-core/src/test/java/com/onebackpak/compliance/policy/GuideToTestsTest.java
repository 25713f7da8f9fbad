package com.onebackpak.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.TargetDimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A test that the guide does not show is one that nobody writes. */
class GuideToTestsTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

    @TestFactory
    Stream<DynamicTest> the_tables_of_the_guide_show_every_condition() throws IOException {
        List<String> shown = guide().stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(2, line.indexOf(" | ")))
                .toList();

        return EveryCondition.byWords().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> isShown(example.getValue(), shown)));
    }

    @Test
    void the_guide_names_every_dimension_of_targets() throws IOException {
        String targets = String.join("\n", guide());

        assertThat(TargetDimension.values())
                .extracting(TargetDimension::key)
                .allSatisfy(key -> assertThat(targets).contains("`" + key + "`"));
    }

    /**
     * Beside the policy, which asks it of its party, its compiler, which looks that up, and the proofs' own view of the
     * request, those that name {@link ActsAs} are those that a new test must touch.
     */
    @Test
    void a_test_is_known_to_as_many_files_as_the_guide_counts() throws IOException {
        List<String> known = new ArrayList<>(List.of("writing-packs"));
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(GuideToTestsTest::isSource).toList()) {
                if (Pattern.compile("\\bActsAs\\b|\"acts\"")
                        .matcher(Files.readString(file))
                        .find()) {
                    known.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        known.removeAll(List.of(
                "Policy",
                "PolicyCompiler",
                "PolicyCompilerTest",
                "PolicyAnalyzer",
                "RequestSpace",
                getClass().getSimpleName()));
        String guide = Files.readString(ROOT.resolve("docs/adding-a-test.md"));

        assertThat(guide).contains("That is fifteen files with the record itself.");
        assertThat(known).hasSize(15).contains("ActsAs");
        known.remove("ActsAs");
        assertThat(known).allSatisfy(name -> assertThat(guide).contains(name));
    }

    private static boolean isSource(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        return path.matches("compliance-[a-z]+/src/.*\\.java");
    }

    /** Each key, with each key below it or the name that stands there, in some row. */
    private static void isShown(Condition condition, List<String> shown) {
        Map<?, ?> written = (Map<?, ?>) condition.interpret(new ConditionData());
        boolean isOfFact = written.containsKey("fact");
        written.forEach((key, value) -> {
            List<String> rows = shown.stream()
                    .filter(row -> row.contains(key + ":") && (!isOfFact || row.contains("fact:")))
                    .toList();
            assertThat(rows).as("rows with " + key).isNotEmpty();
            if (value instanceof String name && isNameOfTheLanguage(condition)) {
                assertThat(rows).as("rows with " + key).anyMatch(row -> row.matches(".*[` ]" + name + "[`}].*"));
            } else if (value instanceof Map<?, ?> below && isTestWithParts(condition)) {
                below.keySet()
                        .forEach(part ->
                                assertThat(rows).as("rows with " + key).anyMatch(row -> row.contains(part + ":")));
            }
        });
    }

    /** What has no choice but of a name is written as that name, as {@code agreement: in-force}. */
    private static boolean isNameOfTheLanguage(Condition condition) {
        return condition instanceof Condition.Test
                && Arrays.stream(condition.getClass().getRecordComponents())
                        .allMatch(component -> component.getType().isEnum());
    }

    /** A target is shown above the tables, and a definition is named where it is used. */
    private static boolean isTestWithParts(Condition condition) {
        return condition instanceof Condition.Test && !(condition instanceof Condition.RequestMatches);
    }

    private static List<String> guide() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/writing-packs.md"));
    }
}
