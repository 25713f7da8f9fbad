package com.onebackpak.compliance.examples.records;

import com.google.common.base.Splitter;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.TableData;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which tables of the database hold data about people, from a file of properties: {@code grades.table}, {@code
 * grades.tenant}, {@code grades.person}, {@code grades.categories}, and, if need be, {@code grades.depends-on}, {@code
 * grades.copies} and {@code grades.owner}.
 */
final class DataFile {
    private static final Set<String> KEYS =
            Set.of("table", "tenant", "person", "categories", "depends-on", "copies", "owner");

    private static final List<String> REQUIRED = List.of("table", "tenant", "person", "categories");

    private final Path file;
    private final List<String> wrong = new ArrayList<>();

    private DataFile(Path file) {
        this.file = file;
    }

    /** Reads it; what the policies say must stay as long as the rest of a record does so. */
    static HostData read(Path file, PolicySet policies) {
        return new DataFile(file).read(policies);
    }

    private HostData read(PolicySet policies) {
        OnceEach properties = new OnceEach();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException("cannot read " + file + ", which is to say where the data is");
        }
        properties.twice.forEach(key -> wrong("key '" + key + "' is given twice; give it once"));
        Map<String, Map<String, String>> sets = new TreeMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            int dot = key.lastIndexOf('.');
            String last = key.substring(dot + 1);
            if (dot < 1 || !KEYS.contains(last)) {
                wrong("unknown key '" + key + "'; known are NAME." + String.join(", NAME.", new TreeSet<>(KEYS)));
                continue;
            }
            sets.computeIfAbsent(key.substring(0, dot), name -> new TreeMap<>())
                    .put(last, properties.getProperty(key).strip());
        }
        HostData.Builder data = HostData.builder().minimumsOf(policies);
        sets.forEach((name, values) -> add(name, values, policies.vocabulary(), data));
        throwIfWrong(); // what follows is about all of them, and would only repeat what is missing
        try {
            return data.build();
        } catch (IllegalArgumentException e) {
            wrong(String.valueOf(e.getMessage()));
            throw new CommandException(wrong);
        }
    }

    private void throwIfWrong() {
        if (!wrong.isEmpty()) {
            throw new CommandException(wrong);
        }
    }

    private void add(String name, Map<String, String> values, Vocabulary vocabulary, HostData.Builder data) {
        int before = wrong.size();
        for (String key : REQUIRED) {
            if (values.getOrDefault(key, "").isEmpty()) {
                wrong("'" + name + "." + key + "' is missing");
            }
        }
        Optional<Period> copies = Optional.ofNullable(values.get("copies"))
                .flatMap(text -> read(name + ".copies", () -> Period.parse(text)));
        Optional<PartyId> owner = read(name + ".owner", () -> PartyId.of(values.getOrDefault("owner", "vendor")));
        // no hold names a mistyped category, so none would stop its rows
        Optional<Set<Category>> categories = read(
                name + ".categories",
                () -> words(values.getOrDefault("categories", "")).stream()
                        .map(Category::new)
                        .peek(vocabulary::requireKnown)
                        .collect(Collectors.toSet()));
        if (wrong.size() > before) {
            return;
        }
        Optional<DataSet> set = read(
                name,
                () -> DataSet.builder()
                        .id(name)
                        .categories(categories.orElseThrow())
                        .dependsOn(words(values.getOrDefault("depends-on", "")))
                        .owner(owner.orElseThrow())
                        .copiesKeptFor(copies)
                        .build());
        Optional<TableData> table = read(
                name + ".table, " + name + ".tenant, " + name + ".person",
                () -> TableData.of(
                        String.valueOf(values.get("table")),
                        String.valueOf(values.get("tenant")),
                        String.valueOf(values.get("person"))));
        set.ifPresent(of -> table.ifPresent(rows -> data.local(of, rows)));
    }

    /** What a key says; empty, and told, if it says nothing that can be meant. */
    private <T> Optional<T> read(String key, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong("'" + key + "': " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Properties that know which keys came twice; the last would win silently. */
    private static final class OnceEach extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> twice = new TreeSet<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                twice.add(String.valueOf(key));
            }
            return super.put(key, value);
        }
    }

    private static List<String> words(String text) {
        return Splitter.on(',').trimResults().omitEmptyStrings().splitToList(text);
    }

    private void wrong(String what) {
        wrong.add(file + ": " + what);
    }
}
