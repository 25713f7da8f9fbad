package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.situation.SomeValues;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of facts as people read them. Has no state. */
final class FactText {
    private FactText() {}

    static String of(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        } else if (value instanceof Optional<?> optional) {
            return optional.map(FactText::of).orElse("none");
        } else if (value instanceof Term term) {
            return term.path();
        } else if (value instanceof SomeValues some) {
            return of(some.known()) + ", perhaps others";
        } else if (value instanceof FactValue declared) {
            return of(declared.data());
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(FactText::of).collect(Collectors.joining("; "));
        } else if (value instanceof Collection<?> values) {
            return values.isEmpty()
                    ? "none"
                    : values.stream().map(FactText::of).sorted().collect(Collectors.joining(", "));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
        return LedgerKind.dataOf(value).map(FactText::of).orElseGet(value::toString);
    }
}
