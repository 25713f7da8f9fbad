package com.onebackpak.compliance.document;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named definitions of a schema under construction, so that formats may contain themselves. */
final class SchemaDefinitions {
    private final Map<String, Map<String, Object>> definitions = new TreeMap<>();

    /** Returns a reference to the definition, made at the first time. */
    Map<String, Object> reference(String name, Supplier<Map<String, Object>> definition) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, definition.get());
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    Map<String, Map<String, Object>> all() {
        return definitions;
    }
}
