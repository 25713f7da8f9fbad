package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the values of facts as plain data, so that equal ones, and no others, give equal data. Has no state. */
final class FactData {
    private FactData() {}

    static Object of(Object value) {
        if (value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof List<?> entries) {
            return each(entries);
        } else if (value instanceof Set<?> members) {
            return ordered(members);
        } else if (value instanceof Map<?, ?> map) {
            return ordered(map.entrySet());
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return List.of(of(entry.getKey()), of(entry.getValue()));
        } else if (value instanceof SomeValues some) {
            return Map.of("some", ordered(some.known()));
        } else if (value instanceof FactValue declared) {
            return declared.tagged();
        }
        return LedgerKind.dataOf(value).<Object>map(data -> data).orElseGet(value::toString);
    }

    private static List<Object> each(Collection<?> values) {
        List<Object> data = new ArrayList<>(values.size());
        values.forEach(value -> data.add(of(value)));
        return data;
    }

    /** What has no order is written in that of its text. */
    private static List<Object> ordered(Collection<?> values) {
        List<Object> data = each(values);
        if (data.size() > 1) {
            data.sort(Comparator.comparing(CanonicalJson::write));
        }
        return data;
    }
}
