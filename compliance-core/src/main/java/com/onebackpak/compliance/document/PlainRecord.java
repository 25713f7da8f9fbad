package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record that was written as plain data, read key by key. What is not as it was written is refused. */
record PlainRecord(Map<String, Object> data) {
    static PlainRecord of(@Nullable Object data) {
        if (!(data instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a record must be a mapping");
        }
        @SuppressWarnings("unchecked") // what JSON objects are read to
        Map<String, Object> typed = (Map<String, Object>) map;
        return new PlainRecord(typed);
    }

    /** The record that stands under the key. */
    PlainRecord record(String key) {
        return of(data.get(key));
    }

    String text(String key) {
        if (data.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a record lacks its text '" + key + "'");
    }

    Optional<String> findText(String key) {
        return data.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    <T> T get(String key, Function<String, T> reading) {
        return reading.apply(text(key));
    }

    <T> Optional<T> find(String key, Function<String, T> reading) {
        return findText(key).map(reading);
    }

    Optional<Integer> findNumber(String key) {
        return data.get(key) instanceof Integer number ? Optional.of(number) : Optional.empty();
    }

    Optional<PartyId> findParty(String key) {
        return find(key, PartyId::of);
    }

    Instant instant(String key) {
        return get(key, Instant::parse);
    }

    Optional<Instant> findInstant(String key) {
        return find(key, Instant::parse);
    }

    Span span() {
        return new Span(instant("from"), findInstant("until"));
    }

    List<Object> list(String key) {
        if (data.get(key) instanceof List<?> items) {
            return List.copyOf(items);
        }
        throw new IllegalArgumentException("a record lacks its list '" + key + "'");
    }

    /** Values of facts, by name. */
    Map<String, FactValue> values(String key) {
        return FactValue.allOfTagged(record(key).data());
    }

    <T> Set<T> set(String key, Function<String, T> reading) {
        return list(key).stream().map(item -> reading.apply(item.toString())).collect(ImmutableSet.toImmutableSet());
    }
}
