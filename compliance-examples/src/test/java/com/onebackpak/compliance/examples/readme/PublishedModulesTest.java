package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is published is what the BOM has, and nothing is published that did not say so. */
class PublishedModulesTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern MANAGED =
            Pattern.compile("<artifactId>(compliance-[\\w-]+)</artifactId>\\s+<version>[$]");

    @Test
    void the_bom_has_each_module_that_is_published_and_no_other() throws IOException {
        List<String> managed = MANAGED.matcher(read("compliance-bom"))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(managed).isEqualTo(published()).isSorted().contains("compliance-core");
    }

    @Test
    void what_says_nothing_is_not_published() throws IOException {
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<maven.deploy.skip>true</maven.deploy.skip>")
                .doesNotContain("<maven.deploy.skip>false</maven.deploy.skip>");
    }

    private static List<String> published() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(module -> !module.equals("compliance-bom"))
                    .filter(module -> read(module).contains("<maven.deploy.skip>false</maven.deploy.skip>"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String module) {
        try {
            return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
