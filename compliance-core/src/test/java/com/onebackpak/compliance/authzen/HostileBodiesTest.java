package com.onebackpak.compliance.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, it is answered: with no, or as a bad request. */
class HostileBodiesTest {
    private static final String GOOD = "{\"subject\": {\"type\": \"application\", \"id\": \"quizzly\"},"
            + " \"action\": {\"name\": \"disclose\"}, \"resource\": {\"type\": \"name\", \"id\": \"ana\"},"
            + " \"context\": {\"purpose\": \"education\", \"x\": 1}}";

    private final AskedPoint point =
            AskedPoint.with(builder -> builder.searchingResources((t, r, a, n) -> java.util.List.of())
                    .searchingSubjects((t, type, a, n) -> java.util.List.of()));

    private AuthorizationAnswer ask(String body) {
        return point.raw(AuthorizationEndpoint.EVALUATION, body);
    }

    @Test
    void the_body_that_the_others_are_made_of_is_good() {
        assertThat(ask(GOOD).body()).startsWith("{\"decision\":true");
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "  ",
                "null",
                "[]",
                "\"x\"",
                "7",
                "{",
                GOOD + GOOD,
                GOOD + " x",
                "{'a': 1}",
                GOOD.replace("\"x\": 1", "\"x\": NaN"),
                GOOD.replace("\"x\": 1", "\"x\": 01"),
                GOOD.replace("\"x\": 1", "\"x\": 1,"),
                GOOD.replace("\"x\": 1", "/* x */ \"x\": 1"),
                GOOD.replace("\"x\": 1", "\"x\": \"a\0b\""),
                GOOD.replace("\"x\": 1", "\"x\": \"\\u0000\""),
                GOOD.replace("\"x\": 1", "\"x\\u0000\": 1"),
                GOOD.replace("\"x\": 1", "\"x\": \"\\ud800\""),
                GOOD.replace("\"x\": 1", "\"x\": \"\\udc00\\ud800\""),
                GOOD.replace("\"x\": 1", "\"x\": 1, \"x\": 1"),
                GOOD.replace("\"x\": 1", "\"x\": null, \"\\u0078\": 1"),
                GOOD.replace("\"x\": 1", "\"x\": {\"y\": 1, \"y\": 2}"),
                "{\"action\": {\"name\": \"inspect\"}, " + GOOD.substring(1),
                GOOD.replace("\"x\": 1", "\"x\": " + "[".repeat(40) + "]".repeat(40)),
                GOOD.replace("\"x\": 1", "\"x\": " + "{\"y\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                "[".repeat(1_000_000),
                GOOD.replace("\"x\": 1", "\"x\": \"" + "y".repeat(100_000) + "\""),
                GOOD.replace("\"x\": 1", "\"x\": " + "9".repeat(1000)),
                GOOD.replace("\"x\": 1", "\"x\": \"" + "y ".repeat(1 << 20) + "\""));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_no_sound_json_object_within_bounds_is_a_bad_request(String body) {
        AuthorizationAnswer answer = ask(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.mediaType()).startsWith("text/plain");
        assertThat(answer.body()).startsWith("the body cannot be read: ").hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e-999999999",
                "123456789012345678901234567890",
                "0.1",
                "\"\\ud83d\\ude00\"",
                "[null, [null]]",
                "null",
                "{}"
            })
    void what_stands_under_a_name_that_says_nothing_to_us_does_not_matter(String value) {
        assertThat(ask(GOOD.replace("\"x\": 1", "\"x\": " + value)).body()).startsWith("{\"decision\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "[1e999999999]", "{\"a\": []}", "[[]]", "\"\"", "-0.0"})
    void what_stands_where_a_term_or_a_fact_belongs_opens_nothing(String value) {
        for (String name : java.util.List.of(
                "purpose",
                "actor",
                "requester",
                "instructed-by",
                "relation",
                "signals",
                "emergency",
                "legal-process",
                "form",
                "source",
                "collected-without-consent",
                "small-cells-suppressed")) {
            String context = "\"context\": {\"" + name + "\": " + value + "}}";
            AuthorizationAnswer answer = ask(GOOD.substring(0, GOOD.indexOf("\"context\"")) + context);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"decision\":false");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"subject\" | \"subjct\" | 'subject' is missing",
                "\"action\" | \"actn\" | 'action' is missing",
                "\"resource\" | \"rsrc\" | 'resource' is missing",
                "{\"type\": \"application\", \"id\": \"quizzly\"} | \"quizzly\" | 'subject' must be an object",
                "{\"type\": \"application\", \"id\": \"quizzly\"} | null | 'subject' is missing",
                "{\"type\": \"application\", | {\"tpe\": \"application\", | 'subject.type' is missing",
                "\"id\": \"quizzly\" | \"id\": 7 | 'subject.id' must be a string",
                "\"id\": \"quizzly\" | \"id\": null | 'subject.id' is missing",
                "\"name\": \"disclose\" | \"name\": 123 | 'action.name' must be a string",
                "\"name\": \"disclose\" | \"name\": \"disclose\", \"properties\": 1 | 'action.properties' must be an object",
                "{\"purpose\": \"education\", \"x\": 1} | [] | 'context' must be an object",
            })
    void what_is_not_as_the_specification_shapes_it_is_a_bad_request(String what, String instead, String says) {
        AuthorizationAnswer answer = ask(GOOD.replace(what, instead));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/json2", "", "application/json; charset=utf-16"})
    void a_body_must_be_said_to_be_json(String contentType) {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);

        assertThat(point.api()
                        .answer(AuthorizationEndpoint.EVALUATION, AskedPoint.DISTRICT, contentType, body)
                        .status())
                .isEqualTo(400);
        assertThat(point.api()
                        .answer(
                                AuthorizationEndpoint.EVALUATION,
                                AskedPoint.DISTRICT,
                                "Application/JSON ;charset=\"UTF-8\"",
                                body)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_not_utf_8_is_a_bad_request() {
        byte[] body = GOOD.replace("\"x\"", "\"\u00fc\"").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(point.api()
                        .answer(AuthorizationEndpoint.EVALUATION, AskedPoint.DISTRICT, "application/json", body)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(AuthorizationEndpoint.class)
    void whatever_becomes_of_a_body_on_its_way_it_is_answered(AuthorizationEndpoint endpoint) {
        Random random = new Random(4);
        for (int i = 0; i < 4000; i++) {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                body[random.nextInt(body.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "\"{}[],:0n\\".charAt(random.nextInt(10)));
            }
            AuthorizationAnswer answer = point.api().answer(endpoint, AskedPoint.DISTRICT, "application/json", body);

            assertThat(answer.status()).as(() -> answer.toString()).isIn(200, 400);
        }
    }
}
