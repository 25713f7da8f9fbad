package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.LintFinding;
import com.onebackpak.compliance.analysis.PolicyLint;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The packs that the documentation shows are read, and lint finds nothing wrong with them. */
class WritingPacksTest {
    private static final Path DOCS = Path.of(System.getProperty("project.root"), "docs");

    @Test
    void the_pack_in_the_guide_is_sound() throws IOException {
        Matcher block = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("writing-packs.md")));
        assertThat(block.find()).isTrue();

        assertSound(DocumentSource.ofText("little.yaml", block.group(1)), "little");
    }

    @Test
    void the_worked_example_is_sound() {
        assertSound(DocumentSource.of(DOCS.resolve("packs/legal-desk.yaml")), "legal-desk");
    }

    private static void assertSound(DocumentSource source, String id) {
        Policy policy = PolicyReader.of(VocabularyReader.standard()).read(source);

        assertThat(policy.id()).isEqualTo(id);
        assertThat(PolicyLint.of(VocabularyReader.standard()).findings(policy)).noneMatch(LintFinding::isToMend);
    }
}
