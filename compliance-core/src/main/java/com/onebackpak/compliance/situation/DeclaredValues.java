package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.internal.TextTable;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts that have no place of their own. Immutable; equal to others of the same values. */
final class DeclaredValues implements KnownFacts {
    private final Map<String, Object> values;
    private final TextTable<Object> table;

    DeclaredValues(Map<String, Object> values) {
        this.values = values;
        this.table = new TextTable<>(values);
    }

    @Override
    public @Nullable Object value(String name) {
        return table.get(name);
    }

    /** Whether equal ones give each value in the same order: of a fact of several values they may not. */
    boolean isInOrder() {
        return values.values().stream()
                .allMatch(value -> value instanceof Boolean || (value instanceof Set<?> set && set.size() <= 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeclaredValues declared && declared.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
