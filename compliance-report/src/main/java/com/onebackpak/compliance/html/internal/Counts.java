package com.onebackpak.compliance.html.internal;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many there are of each kind. Not thread-safe.
 *
 * @param <E> the kinds
 */
final class Counts<E extends Enum<E>> {
    private final Map<E, Long> numbers;

    Counts(Class<E> kinds) {
        this.numbers = new EnumMap<>(kinds);
    }

    void one(E kind) {
        numbers.merge(kind, 1L, Long::sum);
    }

    void add(Counts<E> others) {
        others.numbers.forEach((kind, number) -> numbers.merge(kind, number, Long::sum));
    }

    long of(E kind) {
        return numbers.getOrDefault(kind, 0L);
    }

    long sum() {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }
}
