package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files as mappings and lists that can be changed. */
final class Trees {
    private Trees() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }

    static List<?> list(Object value) {
        return (List<?>) value;
    }

    static Object copy(Object value) {
        return copy(value, null);
    }

    /** A copy in which the entries of every mapping and list stand in another order. */
    static Object shuffled(Object value, Draw draw) {
        return copy(value, draw);
    }

    private static Object copy(Object value, Draw order) {
        if (value instanceof Map<?, ?> mapping) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            inOrder(new ArrayList<>(mapping.keySet()), order)
                    .forEach(key -> copy.put(key, copy(mapping.get(key), order)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            inOrder(new ArrayList<>(list), order).forEach(item -> copy.add(copy(item, order)));
            return copy;
        }
        return value;
    }

    private static List<?> inOrder(List<?> items, Draw order) {
        if (order != null) {
            order.shuffle(items);
        }
        return items;
    }
}
