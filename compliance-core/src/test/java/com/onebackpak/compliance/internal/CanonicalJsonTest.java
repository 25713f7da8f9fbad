package com.onebackpak.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(CanonicalJson.write(List.of(-1, CanonicalJson.MAX_NUMBER, false)))
                .isEqualTo("[-1,9007199254740991,false]");
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

    /** RFC 8785 prints them as doubles, which would make two numbers one. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE})
    void numbers_that_a_double_does_not_hold_are_refused(long number) {
        assertThatThrownBy(() -> CanonicalJson.write(number)).hasMessageContaining("beyond 2^53 - 1");
        assertThat(canonical(Long.toString(number))).isFalse();
    }

    /** Structures: its input has a fraction, 56.0, which we refuse to write, and its output has none. */
    @ParameterizedTest
    @CsvSource({"french, true", "unicode, true", "weird, true", "structures, true", "arrays, false", "values, false"})
    void the_outputs_of_rfc_8785_are_canonical_where_they_hold_plain_data(String name, boolean plain)
            throws IOException {
        assumeTrue(Files.isDirectory(VECTORS), "the vectors of RFC 8785 are not beside the repository");
        String output = Files.readString(VECTORS.resolve("output").resolve(name + ".json"))
                .strip();
        String input = Files.readString(VECTORS.resolve("input").resolve(name + ".json"));
        assertThat(canonical(output)).isEqualTo(plain);
        assertThat(canonical(input)).isFalse();
        Object data = new ObjectMapper().readValue(input, Object.class);
        if (plain && !name.equals("structures")) {
            assertThat(CanonicalJson.read(output.getBytes(StandardCharsets.UTF_8)))
                    .contains(data);
        } else {
            assertThatThrownBy(() -> CanonicalJson.write(data)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}\n",
                " {}",
                "{} ",
                "{}{}",
                "null",
                "[null]",
                "tru",
                "TRUE",
                "'a'",
                "{",
                "[",
                "\"",
                "\"\\",
                "[1,]",
                "[,1]",
                "[1 ,2]",
                "{\"a\" :1}",
                "{\"a\": 1}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "{1:1}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\":1}",
                "{\"\uFB33\":1,\"\uD83D\uDE00\":1}",
                "{\"b\":1,\"\\n\":1}",
                "-0",
                "01",
                "-01",
                "1.0",
                "1e2",
                "1E2",
                "+1",
                "-",
                "--1",
                "9007199254740992",
                "99999999999999999999999",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\u000a\"",
                "\"\\u0022\"",
                "\"\\u005c\"",
                "\"\\u001F\"",
                "\"\\u0020\"",
                "\"\\u20ac\"",
                "\"\\ud83d\\ude00\"",
                "\"\\a\"",
                "\"\\u00\"",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "\uFEFF{}",
            })
    void what_would_not_have_been_written_is_not_canonical(String text) {
        assertThat(canonical(text)).isFalse();
        assertThat(CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22c080227d",
                "22c1bf22",
                "22e0808022",
                "22e09fbf22",
                "22eda08022",
                "22edbfbf22",
                "22f0808080" + "22",
                "22f48fbfc022",
                "22f490808022",
                "22f5808080" + "22",
                "22ff22",
                "228022",
                "22c222",
                "22e28222",
                "22f09f98" + "22",
                "22c2",
            })
    void text_that_is_not_utf_8_is_not_canonical(String hex) {
        assertThat(CanonicalJson.isCanonical(HexFormat.of().parseHex(hex))).isFalse();
    }

    @Test
    void nesting_is_followed_down_to_64_levels() {
        assertThat(canonical("[".repeat(65) + "]".repeat(65))).isTrue();
        assertThat(canonical("[".repeat(66) + "]".repeat(66))).isFalse();
        assertThat(canonical("{\"a\":".repeat(100_000))).isFalse();
    }

    @Provide
    Arbitrary<Object> plainData() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                Arbitraries.longs()
                        .between(-CanonicalJson.MAX_NUMBER, CanonicalJson.MAX_NUMBER)
                        .map(number -> (Object) number),
                Arbitraries.of(true, false).map(value -> (Object) value));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(list -> (Object) list),
                        Arbitraries.maps(texts(), inner).ofMaxSize(4).map(map -> (Object) map)),
                0,
                4);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .edgeCases(edges -> edges.add(0, 0x1f, 0x22, 0x5c, 0x0a, 0x7f, 0x7ff, 0x800, 0xffff, 0x10000, 0xfb33))
                .list()
                .ofMaxSize(5)
                .map(list -> list.stream().map(Character::toString).collect(Collectors.joining()));
    }

    @Property(tries = 1000)
    void what_was_written_is_canonical_and_read_back(@ForAll("plainData") Object data) {
        byte[] bytes = CanonicalJson.write(data).getBytes(StandardCharsets.UTF_8);
        assertThat(CanonicalJson.isCanonical(bytes)).isTrue();
        assertThat(CanonicalJson.read(bytes)).contains(data);
    }

    @Property(tries = 1000)
    void what_is_read_is_written_as_it_was(@ForAll("plainData") Object data, @ForAll Random random) {
        byte[] bytes = CanonicalJson.write(data).getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        Optional<Object> read = CanonicalJson.read(bytes);
        assertThat(read.isPresent()).isEqualTo(CanonicalJson.isCanonical(bytes));
        read.ifPresent(other -> assertThat(CanonicalJson.write(other).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(bytes));
    }

    private static boolean canonical(String text) {
        return CanonicalJson.isCanonical(text.getBytes(StandardCharsets.UTF_8));
    }
}
