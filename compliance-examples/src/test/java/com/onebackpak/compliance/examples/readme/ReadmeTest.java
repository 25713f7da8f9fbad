package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The README's code is the code of tests that pass. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- (\\S+[.]java): (\\S+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    List<DynamicTest> each_snippet_is_the_marked_part_of_a_test() throws IOException {
        Matcher snippets = SNIPPET.matcher(Files.readString(ROOT.resolve("README.md")));
        return snippets.results()
                .map(s -> DynamicTest.dynamicTest(
                        s.group(2), () -> assertThat(s.group(3)).isEqualTo(marked(s.group(1), s.group(2)))))
                .toList();
    }

    @Test
    void every_block_of_code_in_the_readme_names_its_source() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));

        long blocks = readme.lines().filter("```java"::equals).count();

        assertThat(blocks).isPositive();
        assertThat(SNIPPET.matcher(readme).results().count()).isEqualTo(blocks);
    }

    private static String marked(String file, String name) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(file));
        int from = index(lines, "// readme: " + name) + 1;
        List<String> part = lines.subList(from, from + index(lines.subList(from, lines.size()), "// readme: end"));
        return String.join("\n", part).stripIndent() + "\n";
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
