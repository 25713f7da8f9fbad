package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Characters that take four bytes may stand anywhere. The YAML library reads in blocks and ran off the end of one that
 * ended in the middle of such a character.
 */
class FourByteCharactersTest {
    private static final String OWL = new String(Character.toChars(0x1F989));

    @ParameterizedTest
    @ValueSource(strings = {"text.yaml", "text.json"})
    void a_character_across_the_end_of_any_block_is_read_whole(String file) {
        for (int length = 0; length < 2_200; length++) {
            String value = "x".repeat(length) + OWL;

            MappingNode read = (MappingNode)
                    NodeReader.read(DocumentSource.ofText(file, "{\"key\": \"" + value + "\"}"), new Problems());

            assertThat(((ScalarNode) read.entries().get(0).value()).text()).isEqualTo(value);
        }
    }
}
