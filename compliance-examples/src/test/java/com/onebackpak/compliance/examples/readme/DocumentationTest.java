package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The Java in the README and in the pages of {@code docs} is that of tests that pass, with the imports that it needs: the
 * part between {@code // readme: NAME} and {@code // readme: end} of the file that stands above it. Run with
 * {@code -Ddocumentation.write=true}, it writes the pages anew instead.
 */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern SNIPPET =
            Pattern.compile("(<!-- (\\S+[.]java): (\\S+) -->\\n```java\\n)(.*?)(```)", Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("`((?:docs|scenarios|[A-Z]+[.]md|compliance-[a-z]+/src)[\\w/.-]*|[\\w-]+[.]md)`");
    private static final Pattern IMPORT = Pattern.compile("import (static )?[\\w.]+[.](\\w+);");

    @TestFactory
    List<DynamicTest> each_snippet_is_the_marked_part_of_a_test() throws IOException {
        if (Boolean.getBoolean("documentation.write")) {
            writeAnew();
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult s :
                    SNIPPET.matcher(Files.readString(page)).results().toList()) {
                tests.add(DynamicTest.dynamicTest(
                        page.getFileName() + ": " + s.group(3),
                        () -> assertThat(s.group(4)).isEqualTo(marked(s.group(2), s.group(3)))));
            }
        }
        return tests;
    }

    @Test
    void every_block_of_java_names_its_source() throws IOException {
        int all = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            long blocks = text.lines().filter("```java"::equals).count();
            assertThat(SNIPPET.matcher(text).results().count())
                    .as(page.toString())
                    .isEqualTo(blocks);
            all += (int) blocks;
        }
        assertThat(all).isPositive();
    }

    @Test
    void every_page_and_folder_that_is_named_is_there() throws IOException {
        for (Path page : pages()) {
            Stream<String> named =
                    NAMED.matcher(Files.readString(page)).results().map(m -> m.group(1));
            assertThat(named.filter(name -> Stream.of(ROOT, ROOT.resolve("docs"))
                            .noneMatch(folder -> Files.exists(folder.resolve(name)))))
                    .as("named in " + page + " and not there")
                    .isEmpty();
        }
    }

    @Test
    void the_readme_fits_on_two_screens() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(125);
    }

    private static void writeAnew() throws IOException {
        for (Path page : pages()) {
            Matcher snippets = SNIPPET.matcher(Files.readString(page));
            StringBuilder text = new StringBuilder();
            while (snippets.find()) {
                String code = marked(snippets.group(2), snippets.group(3));
                snippets.appendReplacement(
                        text, Matcher.quoteReplacement(snippets.group(1) + code + snippets.group(5)));
            }
            Files.writeString(page, snippets.appendTail(text));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    /** The marked part; where it is not a whole file, after those of the file's imports that it uses. */
    private static String marked(String file, String name) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(file));
        int from = index(lines, "// readme: " + name) + 1;
        List<String> part = lines.subList(from, from + index(lines.subList(from, lines.size()), "// readme: end"));
        String code = String.join("\n", part).stripIndent() + "\n";
        return code.startsWith("package ") ? code : imports(lines, true, code) + imports(lines, false, code) + code;
    }

    private static String imports(List<String> lines, boolean areStatic, String code) {
        String imports = lines.stream()
                .map(IMPORT::matcher)
                .filter(Matcher::matches)
                .filter(line -> (line.group(1) != null) == areStatic)
                .filter(line -> Pattern.compile("\\b" + line.group(2) + "\\b")
                        .matcher(code)
                        .find())
                .map(line -> line.group() + "\n")
                .collect(Collectors.joining());
        return imports.isEmpty() ? "" : imports + "\n";
    }

    private static int index(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new AssertionError("no line '" + mark + "'");
    }
}
