package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the values of facts so that equal ones give equal text: what has no order is written in the text's own. */
final class FactText {
    private FactText() {}

    static String of(Object value) {
        if (value instanceof List<?> entries) {
            return entries.stream().map(FactText::ordered).toList().toString();
        }
        if (value instanceof Set<?> members) {
            return ordered(members).toString();
        }
        return value instanceof Map<?, ?> map ? ordered(map.entrySet()).toString() : value.toString();
    }

    private static Object ordered(Object entry) {
        return LedgerKind.dataOf(entry).<Object>map(data -> data).orElse(entry);
    }

    private static <T> Set<T> ordered(Set<T> values) {
        return values.stream().sorted(Comparator.comparing(Object::toString)).collect(ImmutableSet.toImmutableSet());
    }
}
