package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.internal.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** The format whose values are made so; an {@link IllegalArgumentException} becomes a problem at the mapping. */
    <T> Format<T> as(Function<Values, T> construction) {
        return new Format<>() {
            @Override
            public T read(Node node) {
                Values values = values(Formats.mapping(node));
                try {
                    return construction.apply(values);
                } catch (IllegalArgumentException e) {
                    throw DocumentException.of(e, node.position());
                }
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return ObjectFormat.this.schema(definitions);
            }
        };
    }

    private Values values(MappingNode mapping) {
        Map<String, Object> read = new HashMap<>();
        Map<String, Position> positions = new HashMap<>();
        for (Entry entry : mapping.entries()) {
            Field<?> field = fields.get(entry.key().text());
            if (field == null) {
                throw new DocumentException(
                        "unknown key '" + entry.key().text() + "' in " + what,
                        NearestName.hint(entry.key().text(), fields.keySet()),
                        entry.key().position());
            }
            read.put(field.name(), field.format().read(entry.value()));
            positions.put(field.name(), entry.value().position());
        }
        fields.values().stream()
                .filter(f -> f.isRequired() && !read.containsKey(f.name()))
                .findFirst()
                .ifPresent(f -> {
                    throw new DocumentException(
                            "key '" + f.name() + "' is missing in " + what, "it is " + f.means(), mapping.position());
                });
        if (!alternatives.isEmpty()
                && alternatives.stream().filter(read::containsKey).count() != 1) {
            throw new DocumentException(
                    "expected exactly one of '" + String.join("' and '", alternatives) + "' in " + what,
                    mapping.position());
        }
        return new Values(mapping.position(), read, positions);
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
        private final Map<String, Object> read;
        private final Map<String, Position> positions;

        private Values(Position position, Map<String, Object> read, Map<String, Position> positions) {
            this.position = position;
            this.read = read;
            this.positions = positions;
        }

        /** The value of a required key. */
        <V> V get(Field<V> field) {
            return find(field).orElseThrow();
        }

        /** The value of a key, if it was given. */
        @SuppressWarnings("unchecked") // a field's value was read by the field's own format
        <V> Optional<V> find(Field<V> field) {
            return Optional.ofNullable((V) read.get(field.name()));
        }

        /** The items of a list that may be absent. */
        <V> List<V> list(Field<List<V>> field) {
            return find(field).orElse(List.of());
        }

        /** Whether a boolean key was given and is true. */
        boolean isTrue(Field<Boolean> field) {
            return find(field).orElse(false);
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
