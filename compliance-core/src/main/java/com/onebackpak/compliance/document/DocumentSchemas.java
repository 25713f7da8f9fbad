package com.onebackpak.compliance.document;

import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON Schemas (2020-12) of the documents, made from the formats that read them: an editor that checks against them
 * completes what the readers accept, and accepts nothing that stands at the wrong place or under a wrong name. What a
 * schema cannot say, such as that a cited clause exists, only the reader checks. Has no state.
 */
public final class DocumentSchemas {
    private DocumentSchemas() {}

    /** The schema of policy packs that speak in the vocabulary, as JSON text. */
    public static String pack(Vocabulary vocabulary) {
        return schema("Policy pack", PackFormat.of(vocabulary));
    }

    /** The schema of scenario files that speak in the vocabulary, as JSON text. */
    public static String scenario(Vocabulary vocabulary) {
        return schema(
                "Scenario",
                ScenarioReader.of(vocabulary, PolicyLibrary.of(vocabulary, List.of()))
                        .format());
    }

    /** The schema of files of claims that speak in the vocabulary, as JSON text. */
    public static String claims(Vocabulary vocabulary) {
        return schema(
                "Claims",
                ClaimsReader.of(vocabulary, PolicyLibrary.of(vocabulary, List.of()))
                        .format());
    }

    private static String schema(String title, Format<?> format) {
        SchemaDefinitions definitions = new SchemaDefinitions();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(format.schema(definitions));
        schema.put("$defs", definitions.all());
        return PlainJson.pretty(schema);
    }
}
