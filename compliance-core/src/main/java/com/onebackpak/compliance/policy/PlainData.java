package com.onebackpak.compliance.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A map under construction that leaves out what is empty. */
final class PlainData {
    final Map<String, Object> map = new LinkedHashMap<>();

    /** Describes a value as plain data. */
    interface Described<T> {
        Object of(T value);
    }

    /** The names of what has no order, sorted. */
    static <T> List<String> sorted(Collection<T> values, Function<? super T, String> name) {
        return values.stream().map(name).sorted().toList();
    }

    void put(String key, Object value) {
        map.put(key, value);
    }

    void putUnlessEmpty(String key, Map<String, Object> value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    void putUnlessEmpty(String key, Collection<String> value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    <T> void putAll(String key, Collection<T> values, Described<T> describe) {
        if (!values.isEmpty()) {
            map.put(key, values.stream().map(describe::of).toList());
        }
    }

    <T> void putEach(String key, Collection<T> values, Function<T, String> name, Described<T> describe) {
        if (!values.isEmpty()) {
            Map<String, Object> each = new LinkedHashMap<>();
            values.forEach(value -> each.put(name.apply(value), describe.of(value)));
            map.put(key, each);
        }
    }
}
