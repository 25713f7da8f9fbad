package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import com.onebackpak.compliance.internal.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** A mapping with known keys; builds up the list of its keys, then is turned into a format by {@link #as}. */
final class ObjectFormat {
    private final String what;
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();
    private final List<String> alternatives = new ArrayList<>();

    private ObjectFormat(String what) {
        this.what = what;
    }

    static ObjectFormat of(String what) {
        return new ObjectFormat(what);
    }

    /** Adds a key that must be there. */
    <V> Field<V> required(String name, Format<V> format, String means) {
        return add(new Field<>(name, format, true, means));
    }

    /** Adds a key that may be there. */
    <V> Field<V> optional(String name, Format<V> format, String means) {
        return add(new Field<>(name, format, false, means));
    }

    /** Demands exactly one of these optional keys. */
    void exactlyOneOf(Field<?>... either) {
        Arrays.stream(either).map(Field::name).forEach(alternatives::add);
    }

    private <V> Field<V> add(Field<V> field) {
        fields.put(field.name(), field);
        return field;
    }

    /** The keys, in their order. */
    Set<String> keys() {
        return fields.keySet();
    }

    /** The format whose values are made so; an {@link IllegalArgumentException} becomes a problem at the mapping. */
    <T> Format<T> as(Function<Values, T> construction) {
        return format((values, problems) -> {
            if (!values.isWhole()) {
                throw DocumentException.alreadyReported();
            }
            try {
                return construction.apply(values);
            } catch (IllegalArgumentException e) {
                throw DocumentException.of(e, values.position());
            }
        });
    }

    /**
     * As {@link #as}, but the construction is tried on what could be read, so that it may find more wrong; what it makes
     * of a mapping that is not whole is dropped.
     */
    <T> Format<T> asFarAsReadable(BiFunction<Values, Problems, T> construction) {
        return format((values, problems) -> values.whole(problems, () -> construction.apply(values, problems)));
    }

    /** The format whose values are read as they stand: what is wrong with one of them leaves the others readable. */
    Format<Values> values() {
        return format((values, problems) -> values);
    }

    private <T> Format<T> format(BiFunction<Values, Problems, T> construction) {
        return new Format<>() {
            @Override
            public T read(Node node, Problems problems) {
                return construction.apply(ObjectFormat.this.read(node, problems), problems);
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return ObjectFormat.this.schema(definitions);
            }
        };
    }

    /** Stands for a mapping of which nothing could be read. */
    Values unread(Position position) {
        Values values = new Values(position);
        fields.keySet().forEach(values::doubt);
        return values;
    }

    private Values read(Node node, Problems problems) {
        Values values = new Values(node.position());
        if (!(node instanceof MappingNode mapping)) {
            problems.add("expected a mapping, found " + node.kind(), node.position());
            return unread(node.position());
        }
        mapping.repeated().stream().filter(fields::containsKey).forEach(values::doubt);
        for (Entry entry : mapping.entries()) {
            Field<?> field = fields.get(entry.key().text());
            if (field == null) {
                refuse(entry.key(), values, problems);
            } else {
                read(field, entry.value(), values, problems);
            }
        }
        fields.values().stream()
                .filter(field -> field.isRequired() && !values.isGiven(field))
                .forEach(field -> {
                    problems.add(
                            "key '" + field.name() + "' is missing in " + what + "; it is " + field.means(),
                            mapping.position());
                    values.missing.add(field.name());
                    values.whole = false;
                });
        checkAlternatives(values, problems);
        return values;
    }

    private void checkAlternatives(Values values, Problems problems) {
        List<String> given = alternatives.stream()
                .filter(key -> values.read.containsKey(key) || values.damaged.contains(key))
                .toList();
        if (!alternatives.isEmpty() && given.size() != 1) {
            problems.add(
                    "expected exactly one of '" + String.join("' and '", alternatives) + "' in " + what,
                    values.position());
            values.whole = false;
        }
    }

    private static void read(Field<?> field, Node value, Values values, Problems problems) {
        values.positions.put(field.name(), value.position());
        int before = problems.count();
        Optional<?> read = problems.attempt(() -> field.format().read(value, problems));
        read.ifPresent(v -> values.read.put(field.name(), v));
        if (read.isEmpty() || problems.count() > before) {
            values.damaged.add(field.name());
            values.whole = false;
        }
    }

    /** A key that is misspelt stands for the one that was meant, so that that one is not missed too. */
    private void refuse(ScalarNode key, Values values, Problems problems) {
        List<String> meant =
                NearestName.of(key.text(), fields.keySet()).stream().toList();
        String hint = meant.isEmpty() ? NearestName.listed(fields.keySet()) : NearestName.hint(meant);
        problems.add("unknown key '" + key.text() + "' in " + what + "; " + hint, key.position());
        values.hasStranger |= meant.isEmpty();
        meant.forEach(values::doubt);
        values.whole = false;
    }

    private Map<String, Object> schema(SchemaDefinitions definitions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        fields.values().forEach(field -> {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", field.means());
            property.putAll(field.format().schema(definitions));
            properties.put(field.name(), property);
            if (field.isRequired()) {
                required.add(field.name());
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!alternatives.isEmpty()) {
            schema.put(
                    "oneOf",
                    alternatives.stream()
                            .map(key -> Map.of("required", List.of(key)))
                            .toList());
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** A key, what stands under it and what it means. */
    record Field<V>(String name, Format<V> format, boolean isRequired, String means) {}

    /** What was read of one mapping. */
    static final class Values {
        private final Position position;
        private final Map<String, Object> read = new HashMap<>();
        private final Map<String, Position> positions = new HashMap<>();
        private final Set<String> damaged = new HashSet<>();

        /** Keys under which more may be meant than was read: given twice, or misspelt. */
        private final Set<String> doubtful = new HashSet<>();

        private final Set<String> missing = new HashSet<>();

        /** Whether there is a key that may mean any other. */
        private boolean hasStranger;

        private boolean whole = true;

        private Values(Position position) {
            this.position = position;
        }

        private void doubt(String key) {
            doubtful.add(key);
            damaged.add(key);
            whole = false;
        }

        /** The value of a required key. */
        <V> V get(Field<V> field) {
            return find(field).orElseThrow(DocumentException::alreadyReported);
        }

        /** The value of a key, if it was given and could be read. */
        @SuppressWarnings("unchecked") // a field's value was read by the field's own format
        <V> Optional<V> find(Field<V> field) {
            return Optional.ofNullable((V) read.get(field.name()));
        }

        /** Whether the key was given, readable or not. */
        boolean isGiven(Field<?> field) {
            return read.containsKey(field.name()) || damaged.contains(field.name());
        }

        /** Whether something is wrong with what was given under the key. */
        boolean isDamaged(Field<?> field) {
            return damaged.contains(field.name());
        }

        /**
         * Whether what was read under the key is all that was meant there, though parts of it may be damaged; or it is
         * plain that nothing was meant. A check for what is absent needs this.
         */
        boolean isSure(Field<?> field) {
            String key = field.name();
            return !doubtful.contains(key)
                    && (read.containsKey(key) || (!damaged.contains(key) && !missing.contains(key) && !hasStranger));
        }

        /** The items of a list that may be absent. */
        <V> List<V> list(Field<List<V>> field) {
            return find(field).orElse(List.of());
        }

        /** Whether a boolean key was given and is true. */
        boolean isTrue(Field<Boolean> field) {
            return find(field).orElse(false);
        }

        /** Whether nothing in the mapping is wrong. */
        boolean isWhole() {
            return whole;
        }

        /** Makes something of the mapping, which counts only if nothing in it is wrong, also by what is found now. */
        <T> T whole(Problems problems, Supplier<T> construction) {
            int before = problems.count();
            T made;
            try {
                made = construction.get();
            } catch (IllegalArgumentException e) {
                if (!whole || problems.count() > before) {
                    throw DocumentException.alreadyReported();
                }
                throw DocumentException.of(e, position);
            }
            if (!whole || problems.count() > before) {
                throw DocumentException.alreadyReported();
            }
            return made;
        }

        /** Where the key's value stands, or the mapping if the key is absent. */
        Position at(Field<?> field) {
            return positions.getOrDefault(field.name(), position);
        }

        Position position() {
            return position;
        }
    }
}
