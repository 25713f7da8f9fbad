package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.PolicyLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What {@code docs/spring-boot.md} and editors say of properties is so. */
class DocumentedTest {
    private static final Path PAGE = Path.of(System.getProperty("project.root")).resolve("docs/spring-boot.md");
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern PROPERTY = Pattern.compile("[|] `compliance[.][\\w.-]+` [|] (`.*`)? [|] .*[.] [|]");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_table_of_properties_is_that_of_the_metadata() throws IOException {
        String table = properties().stream()
                .map(property -> "| `%s` | %s | %s |"
                        .formatted(
                                property.get("name"),
                                property.containsKey("defaultValue") ? "`" + property.get("defaultValue") + "`" : "",
                                property.get("description")))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readAllLines(PAGE).stream()
                        .filter(line -> PROPERTY.matcher(line).matches())
                        .collect(Collectors.joining("\n")))
                .isEqualTo(table);
    }

    @Test
    void every_property_has_a_description_for_editors() {
        assertThat(properties())
                .hasSizeGreaterThan(15)
                .allSatisfy(property ->
                        assertThat(String.valueOf(property.get("description"))).endsWith("."));
    }

    @Test
    void editors_offer_the_packs_that_there_are() {
        List<?> hints = (List<?>) metadata().get("hints");
        Map<?, ?> packs = (Map<?, ?>) hints.stream()
                .filter(hint -> ((Map<?, ?>) hint).get("name").equals("compliance.policies.packs"))
                .findFirst()
                .orElseThrow();
        assertThat(((List<?>) packs.get("values")).stream().map(value -> (String) ((Map<?, ?>) value).get("value")))
                .containsExactlyInAnyOrderElementsOf(PolicyLibrary.standard().names());
    }

    @Test
    void the_files_that_are_shown_are_those_that_are_tried() throws IOException {
        assertThat(block("yaml")).isEqualTo(resource("application.yaml")).hasLineCount(10);
        assertThat(block("sql")).isEqualTo(resource("db/migration/V1__school.sql"));
    }

    private static String block(String language) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            if (blocks.group(1).equals(language)) {
                return blocks.group(2);
            }
        }
        throw new AssertionError("no block of " + language);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DocumentedTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() {
        return (List<Map<String, Object>>) metadata().get("properties");
    }

    private static Map<String, Object> metadata() {
        try {
            for (URL each :
                    Collections.list(DocumentedTest.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = each.openStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (text.contains("com.onebackpak")) {
                        return JsonParserFactory.getJsonParser().parseMap(text);
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no metadata");
    }
}
