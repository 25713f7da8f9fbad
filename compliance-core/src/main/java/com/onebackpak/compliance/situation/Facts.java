package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.onebackpak.compliance.internal.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known about a request's parties at an instant. A fact is known or it is not; nothing is guessed.
 *
 * <p>Immutable, thread-safe. {@code toString} names the known facts without their values, because those are personal.
 *
 * <pre>{@code
 * Facts facts = Facts.builder()
 *         .put(FactKeys.SUBJECT_KIND, Set.of(PersonKind.STUDENT))
 *         .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2012, 5, 5)))
 *         .put(FactKey.flag("recipient.confidentiality"), true)
 *         .build();
 * }</pre>
 */
public final class Facts {
    private static final Facts NOTHING = new Facts(ImmutableSortedMap.of());

    private final ImmutableSortedMap<String, Object> known;

    private Facts(ImmutableSortedMap<String, Object> known) {
        this.known = known;
    }

    /** Nothing is known. */
    public static Facts nothing() {
        return NOTHING;
    }

    /** Starts a set of facts. */
    public static Builder builder() {
        return new Builder(new TreeMap<>());
    }

    /** Starts from these facts. */
    public Builder toBuilder() {
        return new Builder(new TreeMap<>(known));
    }

    /** The fact's value, or nothing if it is unknown. */
    @SuppressWarnings("unchecked") // a key's type is the type of what was put under it
    public <T> Optional<T> get(FactKey<T> key) {
        return Optional.ofNullable((T) known.get(key.name()));
    }

    /** Whether the fact is known. */
    public boolean knows(FactKey<?> key) {
        return known.containsKey(key.name());
    }

    /** Whether the fact is known and is true or false. */
    public boolean isFlag(String name) {
        return known.get(name) instanceof Boolean;
    }

    /** Whether of the fact some values are known, and not whether there are others. */
    public boolean hasSomeValues(String name) {
        return known.get(name) instanceof SomeValues;
    }

    /** The names of the known facts, sorted. */
    public Set<String> names() {
        return known.keySet();
    }

    /** Returns these facts with one more, or with another value of it. */
    public <T> Facts with(FactKey<T> key, T value) {
        return toBuilder().put(key, value).build();
    }

    /** Returns these facts without one. */
    public Facts without(FactKey<?> key) {
        TreeMap<String, Object> fewer = new TreeMap<>(known);
        fewer.remove(key.name());
        return new Facts(ImmutableSortedMap.copyOf(fewer));
    }

    /** The SHA-256 of the known facts and their values, in hexadecimal: the same for equal facts. */
    public String digest() {
        Map<String, Object> data = new LinkedHashMap<>();
        known.forEach((name, value) -> data.put(name, FactData.of(value)));
        return CanonicalJson.sha256(data);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && facts.known.equals(known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }

    @Override
    public String toString() {
        return "Facts" + known.keySet();
    }

    /** Collects facts. Not thread-safe. */
    public static final class Builder {
        private final SortedMap<String, Object> known;

        private Builder(SortedMap<String, Object> known) {
            this.known = known;
        }

        /**
         * Adds a fact, or replaces its value.
         *
         * @throws IllegalArgumentException if the fact cannot have a value of this type, as a misspelt key would give it
         */
        public <T> Builder put(FactKey<T> key, T value) {
            FactKeys.check(key.name(), value);
            known.put(key.name(), copy(value));
            return this;
        }

        /** So that nobody changes afterwards what is known. */
        private static Object copy(Object value) {
            if (value instanceof Set<?> set) {
                return ImmutableSet.copyOf(set);
            } else if (value instanceof List<?> list) {
                return ImmutableList.copyOf(list);
            }
            return value instanceof Map<?, ?> map ? ImmutableMap.copyOf(map) : value;
        }

        /** Adds a fact if there is a value. */
        public <T> Builder putIfKnown(FactKey<T> key, Optional<T> value) {
            value.ifPresent(v -> put(key, v));
            return this;
        }

        /** What was added under the key. */
        @SuppressWarnings("unchecked") // a key's type is the type of what was put under it
        <T> Optional<T> known(FactKey<T> key) {
            return Optional.ofNullable((T) known.get(key.name()));
        }

        /** Returns the facts. */
        public Facts build() {
            return new Facts(ImmutableSortedMap.copyOf(known));
        }
    }
}
