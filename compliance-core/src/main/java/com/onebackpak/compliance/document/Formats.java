package com.onebackpak.compliance.document;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import com.onebackpak.compliance.document.Node.SequenceNode;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The formats of which all documents are made. */
final class Formats {
    private static final String DATE_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String INSTANT_PATTERN =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$";

    private static final List<String> PLACES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.contains("/"))
            .sorted()
            .toList();

    private Formats() {}

    /** A scalar that is converted; an {@link IllegalArgumentException} of the conversion becomes the problem. */
    static <T> Format<T> scalar(String what, Map<String, Object> schema, Function<String, T> conversion) {
        return new Format<>() {
            @Override
            public T read(Node node, Problems problems) {
                if (!(node instanceof ScalarNode scalar) || scalar.text().isEmpty()) {
                    throw new DocumentException("expected " + what + ", found " + node.kind(), node.position());
                }
                try {
                    return conversion.apply(scalar.text());
                } catch (IllegalArgumentException e) {
                    throw DocumentException.of(e, node.position());
                } catch (DateTimeException e) {
                    throw new DocumentException("expected " + what + ", found " + node.kind(), node.position());
                }
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return schema;
            }
        };
    }

    /**
     * What the format reads, made into something else; an {@link IllegalArgumentException} becomes a problem, unless what
     * was read is not all that is there.
     */
    static <A, B> Format<B> map(Format<A> format, Function<A, ? extends B> conversion) {
        return new Format<>() {
            @Override
            public B read(Node node, Problems problems) {
                int before = problems.count();
                A read = format.read(node, problems);
                try {
                    return conversion.apply(read);
                } catch (IllegalArgumentException e) {
                    throw problems.count() > before
                            ? DocumentException.alreadyReported()
                            : DocumentException.of(e, node.position());
                }
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return format.schema(definitions);
            }
        };
    }

    static Format<String> text() {
        return scalar("text", ImmutableMap.of("type", "string", "minLength", 1), text -> text);
    }

    /** The id of a party; one that looks like a number is a name all the same. */
    static Format<PartyId> id() {
        return scalar(
                "an id",
                ImmutableMap.of("type", List.of("string", "number"), "pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"),
                PartyId::of);
    }

    /** A citation of a document and a section in it. */
    static Format<Citation> citation() {
        return scalar("a citation", ImmutableMap.of("type", "string", "pattern", "^[^ ]+ [^ ].*$"), Citation::parse);
    }

    /** A day, or the word that says that there is none. */
    static Format<Optional<LocalDate>> dateOrNone() {
        return scalar(
                "a date such as 2026-09-15, or none",
                ImmutableMap.of("type", "string", "pattern", DATE_PATTERN + "|^none$"),
                text -> text.equals("none")
                        ? Optional.empty()
                        : Optional.of(LocalDate.parse(Moment.inFourDigits(text))));
    }

    /** Text that may look like a number. */
    static Format<String> loose() {
        return scalar("text", ImmutableMap.of("type", List.of("string", "number")), text -> text);
    }

    static Format<Integer> integer(int least, int most) {
        String what = "a whole number from " + least + " to " + most;
        return scalar(what, ImmutableMap.of("type", "integer", "minimum", least, "maximum", most), text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("expected " + what + ", found '" + text + "'", e);
            }
            throw new IllegalArgumentException("expected " + what + ", found '" + text + "'");
        });
    }

    static Format<Boolean> bool() {
        return scalar("true or false", ImmutableMap.of("type", "boolean"), text -> {
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true");
            }
            throw new IllegalArgumentException("expected true or false, found '" + text + "'");
        });
    }

    static Format<LocalDate> date() {
        return scalar(
                "a date such as 2026-09-15",
                ImmutableMap.of("type", "string", "pattern", DATE_PATTERN),
                text -> LocalDate.parse(Moment.inFourDigits(text)));
    }

    static Format<OffsetDateTime> instant() {
        return scalar(
                "an instant with its offset such as 2026-09-15T10:00:00-05:00",
                ImmutableMap.of("type", "string", "pattern", INSTANT_PATTERN),
                Moment::instant);
    }

    static Format<Moment> moment() {
        return scalar(
                "a date or an instant with its offset",
                ImmutableMap.of("type", "string", "pattern", DATE_PATTERN + "|" + INSTANT_PATTERN),
                Moment::parse);
    }

    static Format<ZoneId> zone() {
        return scalar(
                "a time zone such as America/Chicago", ImmutableMap.of("type", "string", "minLength", 1), text -> {
                    try {
                        return ZoneId.of(text);
                    } catch (DateTimeException e) {
                        List<String> meant =
                                NearestName.of(text, PLACES).stream().toList();
                        throw new IllegalArgumentException(
                                UnknownName.text("time zone", text, meant, "name one such as America/Chicago"), e);
                    }
                });
    }

    /** The code of a country or of one of its subdivisions. */
    static Format<Jurisdiction> jurisdiction() {
        return scalar(
                "a code such as US or US-TX",
                ImmutableMap.of("type", "string", "pattern", "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"),
                Jurisdiction::of);
    }

    /** One of a closed list of names. */
    static <T> Format<T> oneOf(String what, Map<String, T> values) {
        return scalar(what, Map.of("enum", List.copyOf(new ArrayList<>(values.keySet()))), text -> {
            T value = values.get(text);
            if (value == null) {
                throw new IllegalArgumentException(UnknownName.text(what, text, values.keySet()));
            }
            return value;
        });
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    static <E extends Enum<E>> Format<E> oneOf(String what, Class<E> type) {
        Map<String, E> values = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(v -> values.put(ConstantName.of(v), v));
        return oneOf(what, values);
    }

    static <T> Format<List<T>> listOf(Format<T> item) {
        return list(item, "", true);
    }

    /** A list that would say the opposite of what it looks like if it were empty: what is left out is not restricted. */
    static <T> Format<List<T>> some(Format<T> item) {
        return list(item, "leave the key out, or name at least one", true);
    }

    /** A list that must name something, of which those items are read that can be. */
    static <T> Format<List<T>> oneAtLeast(Format<T> item) {
        return list(item, "name at least one", false);
    }

    /** A list of which those items are read that can be. */
    static <T> Format<List<T>> each(Format<T> item) {
        return list(item, "", false);
    }

    private static <T> Format<List<T>> list(Format<T> item, String insteadOfNone, boolean wholeOnly) {
        return new Format<>() {
            @Override
            public List<T> read(Node node, Problems problems) {
                if (!(node instanceof SequenceNode sequence)) {
                    throw new DocumentException("expected a list, found " + node.kind(), node.position());
                }
                if (sequence.items().isEmpty() && !insteadOfNone.isEmpty()) {
                    throw new DocumentException("the list is empty", insteadOfNone, node.position());
                }
                List<T> read = problems.each(sequence.items(), one -> item.read(one, problems));
                if (wholeOnly && read.size() < sequence.items().size()) {
                    throw DocumentException.alreadyReported();
                }
                return read;
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                Map<String, Object> schema = new LinkedHashMap<>();
                schema.put("type", "array");
                schema.put("items", item.schema(definitions));
                if (!insteadOfNone.isEmpty()) {
                    schema.put("minItems", 1);
                }
                return schema;
            }
        };
    }

    static <T> Format<List<T>> oneOrMore(Format<T> item) {
        Format<List<T>> list = some(item);
        return new Format<>() {
            @Override
            public List<T> read(Node node, Problems problems) {
                return node instanceof SequenceNode ? list.read(node, problems) : List.of(item.read(node, problems));
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return Map.of("anyOf", List.of(item.schema(definitions), list.schema(definitions)));
            }
        };
    }

    /** A mapping whose keys are the writer's own names, of which those values are read that can be. */
    static <T> Format<List<Keyed<T>>> mapOf(Format<T> value) {
        return new Format<>() {
            @Override
            public List<Keyed<T>> read(Node node, Problems problems) {
                return problems.each(
                        mapping(node).entries(),
                        e -> new Keyed<>(e.key().text(), e.key().position(), value.read(e.value(), problems)));
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return ImmutableMap.of("type", "object", "additionalProperties", value.schema(definitions));
            }
        };
    }

    /** A scalar is read one way, everything else another. */
    static <T> Format<T> either(Format<? extends T> ifScalar, Format<? extends T> otherwise) {
        return new Format<>() {
            @Override
            public T read(Node node, Problems problems) {
                return node instanceof ScalarNode ? ifScalar.read(node, problems) : otherwise.read(node, problems);
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return Map.of("anyOf", List.of(ifScalar.schema(definitions), otherwise.schema(definitions)));
            }
        };
    }

    /** A mapping with exactly one of the keys. */
    static <T> Format<T> choice(String what, Map<String, Format<? extends T>> alternatives) {
        return new Format<>() {
            @Override
            public T read(Node node, Problems problems) {
                MappingNode mapping = mapping(node);
                List<Optional<T>> read = mapping.entries().stream()
                        .map(entry -> problems.<T>attempt(() -> read(entry, problems)))
                        .toList();
                if (read.size() != 1) {
                    throw new DocumentException(
                            "expected exactly one key for " + what + ", found " + read.size(),
                            "known are " + String.join(", ", alternatives.keySet()),
                            node.position());
                }
                return read.get(0).orElseThrow(DocumentException::alreadyReported);
            }

            private T read(Node.Entry entry, Problems problems) {
                Format<? extends T> alternative = alternatives.get(entry.key().text());
                if (alternative == null) {
                    throw new DocumentException(
                            UnknownName.text(what, entry.key().text(), alternatives.keySet()),
                            entry.key().position());
                }
                return alternative.read(entry.value(), problems);
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                Map<String, Object> properties = new LinkedHashMap<>();
                alternatives.forEach((key, format) -> properties.put(key, format.schema(definitions)));
                return ImmutableMap.of(
                        "type",
                        "object",
                        "properties",
                        properties,
                        "minProperties",
                        1,
                        "maxProperties",
                        1,
                        "additionalProperties",
                        false);
            }
        };
    }

    /** A format that has a name in the schema and may contain itself. */
    static <T> Format<T> named(String name, Supplier<Format<T>> definition) {
        Supplier<Format<T>> format = Suppliers.memoize(definition::get);
        return new Format<>() {
            @Override
            public T read(Node node, Problems problems) {
                return format.get().read(node, problems);
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return definitions.reference(name, () -> format.get().schema(definitions));
            }
        };
    }

    /** Reads what the format reads, and where it stood. */
    static <T> Format<Located<T>> located(Format<T> format) {
        return new Format<>() {
            @Override
            public Located<T> read(Node node, Problems problems) {
                return new Located<>(format.read(node, problems), node.position());
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return format.schema(definitions);
            }
        };
    }

    static MappingNode mapping(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new DocumentException("expected a mapping, found " + node.kind(), node.position());
        }
        return mapping;
    }

    /** A value and where it stood. */
    record Located<T>(T value, Position position) {}

    /** A value under a name of the writer's own. */
    record Keyed<T>(String key, Position position, T value) {}
}
