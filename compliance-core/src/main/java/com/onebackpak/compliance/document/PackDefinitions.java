package com.onebackpak.compliance.document;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import com.onebackpak.compliance.document.Node.SequenceNode;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.internal.UnknownName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pack's own names for conditions. Each is read when a rule first refers to it, so that they may refer to each other
 * in any order. Not thread-safe.
 */
final class PackDefinitions {
    static final String KEY = "definitions";

    private final Problems problems;
    private final ConditionFormats conditions;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Those that something refers to, and those that a misspelt reference may mean. */
    private final Set<String> used = new HashSet<>();

    private final Set<String> open = new LinkedHashSet<>();

    /** What was made of each definition, or nothing where something is wrong with it. */
    private final Map<String, Optional<Condition>> read = new HashMap<>();

    /** Whether there are no other definitions, so that a reference to another is wrong. */
    private boolean isAllRead = true;

    /** How deep the definitions are that are being read, one in the other. */
    private int openDepth;

    PackDefinitions(TermFormats terms, Problems problems) {
        this.problems = problems;
        this.conditions = new ConditionFormats(terms, this::named);
    }

    /** The formats of conditions that may refer to these definitions. */
    ConditionFormats conditions() {
        return conditions;
    }

    /** What a schema can say of them; they are read one by one. */
    Format<List<Keyed<Condition>>> format() {
        Format<List<Keyed<Condition>>> format = Formats.mapOf(conditions.condition());
        return new Format<>() {
            @Override
            public List<Keyed<Condition>> read(Node node, Problems all) {
                Formats.mapping(node);
                return List.of();
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions schema) {
                return format.schema(schema);
            }
        };
    }

    /** Collects the definitions of a document before anything else of it is read. */
    void collect(Node document, Set<String> keys) {
        if (document instanceof MappingNode pack) {
            List<Node> given = pack.entries().stream()
                    .filter(entry -> entry.key().text().equals(KEY))
                    .map(Entry::value)
                    .toList();
            isAllRead = !pack.repeated().contains(KEY)
                    && given.stream().allMatch(MappingNode.class::isInstance)
                    && pack.entries().stream()
                            .map(entry -> entry.key().text())
                            .filter(key -> !keys.contains(key))
                            .map(key -> NearestName.of(key, keys).orElse(KEY))
                            .noneMatch(meant -> meant.equals(KEY) && given.isEmpty());
            given.stream()
                    .flatMap(node -> node instanceof MappingNode all ? all.entries().stream() : Stream.of())
                    .forEach(entry -> entries.put(entry.key().text(), entry));
        }
    }

    /** What the name stands for; refuses a name that is not defined. */
    private Condition named(String name) {
        Entry definition = entries.get(name);
        if (definition == null) {
            if (!isAllRead) {
                throw DocumentException.alreadyReported();
            }
            entries.keySet().stream()
                    .filter(known -> NearestName.of(name, Set.of(known)).isPresent())
                    .forEach(used::add);
            throw new IllegalArgumentException(UnknownName.text("definition", name, entries.keySet()));
        }
        used.add(name);
        if (open.contains(name)) {
            throw new IllegalArgumentException("definition '" + name + "' refers to itself");
        }
        return read(name, definition).orElseThrow(DocumentException::alreadyReported);
    }

    private Optional<Condition> read(String name, Entry definition) {
        Optional<Condition> known = read.get(name);
        if (known == null) {
            known = problems.attempt(() -> new Condition.Defined(name, condition(name, definition)));
            read.put(name, known);
        }
        return known;
    }

    /** Definitions that refer to each other are as deep as if they were written out. */
    private Condition condition(String name, Entry definition) {
        int depth = definition.value().depth();
        open.add(name);
        openDepth += depth;
        try {
            NodeReader.checkNesting(openDepth, definition.key().position());
            return conditions.condition().read(definition.value(), problems);
        } finally {
            open.remove(name);
            openDepth -= depth;
        }
    }

    /**
     * Tells of each definition that nothing uses, and of what is wrong with it. Where something could not be read, a
     * definition is taken for used if its name stands anywhere, or if something is missing that could refer to it.
     *
     * @param isWhole whether all was read
     * @param isAnyMissing whether a condition is known to be missing
     */
    void checkUse(Node document, boolean isWhole, boolean isAnyMissing) {
        Map<String, Entry> unused = new LinkedHashMap<>(entries);
        unused.keySet().removeAll(used);
        unused.forEach(this::read);
        Set<String> mentioned = new HashSet<>();
        if (!isWhole) {
            mention(document, mentioned);
        }
        if (!isAnyMissing && !mentioned.contains("")) {
            unused.keySet().removeAll(mentioned);
            unused.forEach((name, entry) -> problems.add(
                    "definition '" + name + "' is used by nothing", entry.key().position()));
        }
    }

    private static void mention(Node node, Set<String> mentioned) {
        if (node instanceof ScalarNode scalar) {
            mentioned.add(scalar.text());
        } else if (node instanceof SequenceNode sequence) {
            sequence.items().forEach(item -> mention(item, mentioned));
        } else if (node instanceof MappingNode mapping) {
            if (mapping.entries().isEmpty() || !mapping.repeated().isEmpty()) {
                mentioned.add("");
            }
            mapping.entries().forEach(entry -> mention(entry.value(), mentioned));
        }
    }
}
