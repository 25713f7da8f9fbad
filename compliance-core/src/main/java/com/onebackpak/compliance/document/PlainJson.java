package com.onebackpak.compliance.document;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes plain data (maps, lists, text, numbers, booleans) as JSON or YAML, keys in their order. Has no state. */
public final class PlainJson {
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final JsonMapper COMPACT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PlainJson() {}

    /** Returns the data as indented JSON that ends with a line break. */
    public static String pretty(Object data) {
        return PRETTY.writeValueAsString(data).replace("\r\n", "\n") + "\n";
    }

    /** Returns the data as JSON in one line. */
    public static String compact(Object data) {
        return COMPACT.writeValueAsString(data);
    }

    /**
     * Reads a JSON object back to plain data.
     *
     * @throws IllegalArgumentException if the text is not one JSON object; its content is left out of the message
     */
    static Map<String, Object> object(String json) {
        try {
            return COMPACT.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON object", e);
        }
    }

    /** Returns the data as YAML. */
    public static String yaml(Object data) {
        return YAML.writeValueAsString(data);
    }
}
