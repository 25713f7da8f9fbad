package com.onebackpak.compliance.ledger;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record that was written as plain data, read key by key. What is not as it was written is refused with an {@link
 * IllegalArgumentException}. Immutable as far as the data is.
 *
 * @param data the data
 */
public record PlainRecord(Map<String, Object> data) {
    /** A record of what JSON or a database gave. */
    public static PlainRecord of(@Nullable Object data) {
        if (!(data instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a record must be a mapping");
        }
        @SuppressWarnings("unchecked") // what JSON objects are read to
        Map<String, Object> typed = (Map<String, Object>) map;
        return new PlainRecord(typed);
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static PlainRecord ofJson(String json) {
        return of(CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8)).orElse(null));
    }

    /** The data as canonical JSON (RFC 8785): equal data gives equal text. */
    public String toJson() {
        return CanonicalJson.write(data);
    }

    /** The record that stands under the key. */
    public PlainRecord record(String key) {
        return of(data.get(key));
    }

    /** The text under the key. */
    public String text(String key) {
        if (data.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a record lacks its text '" + key + "'");
    }

    /** The text under the key, if there is one. */
    public Optional<String> findText(String key) {
        return data.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** What the text under the key stands for. */
    public <T> T get(String key, Function<String, T> reading) {
        String text = text(key);
        return reading(key, () -> reading.apply(text));
    }

    /** What is read may be personal, so messages name the key alone. */
    private static <T> T reading(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | DateTimeException | ClassCastException | NullPointerException e) {
            throw damaged(key);
        }
    }

    private static IllegalArgumentException damaged(String key) {
        return new IllegalArgumentException("what a record has under '" + key + "' is not what was written there");
    }

    /** What the text under the key stands for, if there is one. */
    public <T> Optional<T> find(String key, Function<String, T> reading) {
        return data.containsKey(key) ? Optional.of(get(key, reading)) : Optional.empty();
    }

    /** The constant that the text under the key names in lower case with hyphens. */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        return get(key, name -> ConstantName.parse(name, type));
    }

    /** As {@link #constant}, if there is one. */
    public <E extends Enum<E>> Optional<E> findConstant(String key, Class<E> type) {
        return data.containsKey(key) ? Optional.of(constant(key, type)) : Optional.empty();
    }

    /** Whether the text under the key says true. */
    public boolean flag(String key) {
        String text = text(key);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw damaged(key);
    }

    /** Whether there is a text under the key that says true. */
    public boolean isMarked(String key) {
        return data.containsKey(key) && flag(key);
    }

    /** The whole number under the key, if there is one. */
    public Optional<Integer> findNumber(String key) {
        if (!data.containsKey(key)) {
            return Optional.empty();
        }
        if (data.get(key) instanceof Integer number) {
            return Optional.of(number);
        }
        throw damaged(key);
    }

    /** The party under the key. */
    public PartyId party(String key) {
        return get(key, PartyId::of);
    }

    /** The party under the key, if there is one. */
    public Optional<PartyId> findParty(String key) {
        return find(key, PartyId::of);
    }

    /** The instant under the key, as such or as text. */
    public Instant instant(String key) {
        return data.get(key) instanceof Instant instant ? instant : get(key, Instant::parse);
    }

    /** The instant under the key, if there is one. */
    public Optional<Instant> findInstant(String key) {
        return data.containsKey(key) ? Optional.of(instant(key)) : Optional.empty();
    }

    /** The span under {@code from} and {@code until}. */
    public Span span() {
        return new Span(instant("from"), findInstant("until"));
    }

    /** The list under the key. */
    public List<Object> list(String key) {
        if (data.get(key) instanceof List<?> items) {
            return List.copyOf(items);
        }
        throw new IllegalArgumentException("a record lacks its list '" + key + "'");
    }

    /** What the texts in the list under the key stand for, in their order. */
    public <T> Set<T> set(String key, Function<String, T> reading) {
        return reading(
                key,
                () -> list(key).stream()
                        .map(item -> reading.apply((String) item))
                        .collect(ImmutableSet.toImmutableSet()));
    }

    /** As {@link #set}; empty where there is no such list. */
    public <T> Set<T> setIfAny(String key, Function<String, T> reading) {
        return data.containsKey(key) ? set(key, reading) : Set.of();
    }

    /** Values of facts by name, each as {@link FactValue#tagged} gave it. */
    public Map<String, FactValue> values(String key) {
        return reading(key, () -> FactValue.allOfTagged(record(key).data()));
    }
}
