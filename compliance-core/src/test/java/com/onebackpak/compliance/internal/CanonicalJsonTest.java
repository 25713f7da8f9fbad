package com.onebackpak.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class CanonicalJsonTest {
    private static final Path VECTORS = Path.of(System.getProperty("project.root", "."))
            .resolve("../shared/data/jcs/testdata")
            .normalize();

    /** The vectors that hold plain data; the others hold fractions or null, which are refused. */
    @ParameterizedTest
    @ValueSource(strings = {"french", "unicode", "weird"})
    void the_vectors_of_rfc_8785_come_out_to_the_byte(String name) throws IOException {
        assumeTrue(Files.isDirectory(VECTORS), "the vectors of RFC 8785 are not beside the repository");
        Object data = new ObjectMapper()
                .readValue(Files.readString(VECTORS.resolve("input").resolve(name + ".json")), Object.class);

        assertThat(CanonicalJson.write(data))
                .isEqualTo(Files.readString(VECTORS.resolve("output").resolve(name + ".json")));
    }

    @Test
    void keys_are_sorted_by_their_utf_16_code_units() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("\uFB33", 1); // above the surrogates, though the code point of the next is higher
        data.put("\uD83D\uDE00", 2);
        data.put("b", 3);
        data.put("B", 4);

        assertThat(CanonicalJson.write(data)).isEqualTo("{\"B\":4,\"b\":3,\"\uD83D\uDE00\":2,\"\uFB33\":1}");
    }

    @Test
    void collections_keep_their_order_and_nest() {
        assertThat(CanonicalJson.write(List.of(List.of(), Map.of(), List.of(1, Map.of("a", List.of(true, "x"))))))
                .isEqualTo("[[],{},[1,{\"a\":[true,\"x\"]}]]");
    }

    @Test
    void whole_numbers_and_booleans_stand_for_themselves() {
        assertThat(CanonicalJson.write(List.of(-1, Long.MAX_VALUE, false))).isEqualTo("[-1,9223372036854775807,false]");
    }

    @Test
    void text_is_escaped_where_it_must_be_and_nowhere_else() {
        assertThat(CanonicalJson.write("\" \\ / \b \f \n \r \t \u0000 \u001f \u007f \u20ac"))
                .isEqualTo("\"\\\" \\\\ / \\b \\f \\n \\r \\t \\u0000 \\u001f \u007f \u20ac\"");
    }

    @Test
    void what_has_no_canonical_form_of_its_own_is_refused() {
        for (Object value : Arrays.asList(1.5, 'c', new Object(), null)) {
            List<Object> data = new ArrayList<>(Collections.singleton(value));
            assertThatThrownBy(() -> CanonicalJson.write(data))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("no canonical form for ");
        }
        assertThatThrownBy(() -> CanonicalJson.write(Map.of(1, "a"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** They have no UTF-8, so two of them would share a digest. */
    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D"})
    void half_a_character_is_refused(String text) {
        assertThatThrownBy(() -> CanonicalJson.write(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_digest_is_the_sha_256_of_the_text() {
        assertThat(CanonicalJson.sha256(Map.of()))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
