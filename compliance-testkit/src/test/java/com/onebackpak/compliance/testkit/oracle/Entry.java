package com.onebackpak.compliance.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A mapping of a YAML file as it stands there: texts, lists and mappings, nothing read into them. */
record Entry(Map<?, ?> keys) {
    /** Parses a file; every scalar is its text. */
    static Entry parse(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setCodePointLimit(10_000_000)
                .build();
        return of(new Load(settings).loadFromString(yaml));
    }

    private static Entry of(Object mapping) {
        return new Entry((Map<?, ?>) mapping);
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    Object raw(String key) {
        return keys.get(key);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable((String) keys.get(key));
    }

    String required(String key) {
        return text(key).orElseThrow(() -> new IllegalStateException("no " + key + " in " + keys));
    }

    boolean isTrue(String key) {
        return text(key).filter("true"::equals).isPresent();
    }

    List<String> texts(String key) {
        return has(key)
                ? ((List<?>) keys.get(key)).stream().map(String.class::cast).toList()
                : List.of();
    }

    /** The mapping under the key; an empty one where there is none. */
    Entry under(String key) {
        return has(key) ? of(keys.get(key)) : new Entry(Map.of());
    }

    List<Entry> entries(String key) {
        return has(key) ? ((List<?>) keys.get(key)).stream().map(Entry::of).toList() : List.of();
    }

    Map<String, Entry> byId(String key) {
        Map<String, Entry> all = new LinkedHashMap<>();
        under(key).keys.forEach((id, entry) -> all.put((String) id, of(entry)));
        return all;
    }
}
