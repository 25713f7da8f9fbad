package com.onebackpak.compliance.situation;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
public final class Facts implements KnownFacts {
    /** After more changes than these looking through them would take longer than putting all together. */
    private static final int MOST_CHANGES = 16;

    private static final Facts NOTHING = builder().build();

    /** By name, in the order of the names; put together when somebody asks for all. */
    private final Supplier<ImmutableMap<String, Object>> known;

    /** Those that have a place of their own, there. */
    private final @Nullable Object[] placed;

    /** The others. */
    private final KnownFacts others;

    /** How many facts were changed one by one since all were last put together. */
    private final int changes;

    /** Derived when it is asked for; who derives it at the same time derives an equal one. */
    private @Nullable String digest;

    private Facts(@Nullable Object[] placed, Map<String, Object> unplaced, SharedValues shared) {
        this.known = Suppliers.memoize(() -> {
            SortedMap<String, Object> all = new TreeMap<>(unplaced);
            for (FactKey<?> key : FactKeys.PLACED) {
                Object value = placed[key.place()];
                if (value != null) {
                    all.put(key.name(), value);
                }
            }
            return ImmutableMap.copyOf(all);
        });
        this.placed = placed;
        this.others = shared.one(new DeclaredValues(unplaced));
        this.changes = 0;
    }

    /** One fact is another. */
    private Facts(Facts others, String changed, Object value) {
        this.known = Suppliers.memoize(() -> {
            SortedMap<String, Object> all = new TreeMap<>(others.known.get());
            all.put(changed, value);
            return ImmutableMap.copyOf(all);
        });
        int place = FactKeys.place(changed);
        if (place == FactKey.NO_PLACE) {
            this.placed = others.placed;
            this.others = name -> name.equals(changed) ? value : others.others.value(name);
        } else {
            this.placed = others.placed.clone();
            this.placed[place] = value;
            this.others = others.others;
        }
        this.changes = others.changes + 1;
    }

    /** Nothing is known. */
    public static Facts nothing() {
        return NOTHING;
    }

    /** Starts a set of facts. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these facts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        known.get().forEach((name, value) -> builder.set(name, FactKeys.place(name), value));
        return builder;
    }

    /**
     * All that is known of what a vocabulary declares, so that it can be kept, digested and read again. Of a fact that has a
     * value of a type that it cannot have, nothing is known.
     */
    public static Facts of(KnownFacts known, Vocabulary vocabulary) {
        if (known instanceof Facts facts) {
            return facts;
        }
        FactsOnce once =
                known instanceof FactsOnce read ? read : new FactsOnce(FittingFacts.of(known), SharedFacts.all());
        Builder facts = builder();
        Stream.concat(FactKeys.gathered(), vocabulary.facts().stream().map(FactDeclaration::name))
                .forEach(name -> facts.putIfKnown(new FactKey<>(name), Optional.ofNullable(once.known(name))));
        return facts.build();
    }

    @Override
    @SuppressWarnings("unchecked") // a key's type is the type of what was put under it
    public <T> @Nullable T find(FactKey<T> key) {
        return (T) (key.place() == FactKey.NO_PLACE ? others.value(key.name()) : placed[key.place()]);
    }

    @Override
    public @Nullable Object value(String name) {
        int place = FactKeys.place(name);
        return place == FactKey.NO_PLACE ? others.value(name) : placed[place];
    }

    /** The names of the known facts, sorted. */
    public Set<String> names() {
        return known.get().keySet();
    }

    /** Returns these facts with one more, or with another value of it. */
    public <T> Facts with(FactKey<T> key, T value) {
        Object checked = FactKeys.checked(key, value);
        return changes < MOST_CHANGES
                ? new Facts(this, key.name(), checked)
                : toBuilder().put(key, value).build();
    }

    /** Returns these facts without one. */
    public Facts without(FactKey<?> key) {
        Builder fewer = toBuilder();
        fewer.set(key.name(), key.place(), null);
        return fewer.build();
    }

    /** The SHA-256 of the known facts and their values, in hexadecimal: the same for equal facts. */
    public String digest() {
        String derived = digest;
        if (derived == null) {
            Map<String, Object> data = new LinkedHashMap<>();
            known.get().forEach((name, value) -> data.put(name, FactData.of(value)));
            derived = CanonicalJson.sha256(data);
            digest = derived;
        }
        return derived;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && facts.known.get().equals(known.get());
    }

    @Override
    public int hashCode() {
        return known.get().hashCode();
    }

    @Override
    public String toString() {
        return "Facts" + known.get().keySet();
    }

    /** Collects facts. Not thread-safe. */
    public static final class Builder {
        private final @Nullable Object[] placed = new Object[FactKeys.PLACED.size()];
        private final Map<String, Object> unplaced = new HashMap<>();

        private Builder() {}

        private void set(String name, int place, @Nullable Object value) {
            if (place != FactKey.NO_PLACE) {
                placed[place] = value;
            } else if (value == null) {
                unplaced.remove(name);
            } else {
                unplaced.put(name, value);
            }
        }

        /**
         * Adds a fact, or replaces its value.
         *
         * @throws IllegalArgumentException if the fact cannot have a value of this type, as a misspelt key would give it, or
         *     something of an agreement or a consent of the host's own is null
         */
        public <T> Builder put(FactKey<T> key, T value) {
            set(key.name(), key.place(), FactKeys.checked(key, value));
            return this;
        }

        /** Adds a fact if there is a value. */
        public <T> Builder putIfKnown(FactKey<T> key, Optional<T> value) {
            value.ifPresent(v -> put(key, v));
            return this;
        }

        /** What was added under the key. */
        @SuppressWarnings("unchecked") // a key's type is the type of what was put under it
        <T> Optional<T> known(FactKey<T> key) {
            return Optional.ofNullable(
                    (T) (key.place() == FactKey.NO_PLACE ? unplaced.get(key.name()) : placed[key.place()]));
        }

        /** Returns the facts. */
        public Facts build() {
            return build(SharedValues.none());
        }

        /** Returns the facts, with what they have in common with others kept once. */
        Facts build(SharedValues shared) {
            @Nullable Object[] atTheirPlaces = placed.clone();
            for (int i = 0; i < atTheirPlaces.length; i++) {
                Object value = atTheirPlaces[i];
                atTheirPlaces[i] = value == null ? null : shared.one(value);
            }
            Map<String, Object> others = new HashMap<>(unplaced);
            others.replaceAll((name, value) -> shared.one(value));
            return new Facts(atTheirPlaces, others, shared);
        }
    }
}
