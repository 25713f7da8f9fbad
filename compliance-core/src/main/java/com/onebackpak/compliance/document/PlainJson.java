package com.onebackpak.compliance.document;

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

    /** Returns the data as YAML. */
    public static String yaml(Object data) {
        return YAML.writeValueAsString(data);
    }
}
