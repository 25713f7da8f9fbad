package com.onebackpak.compliance.examples.records;

import com.google.common.base.Splitter;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.TableData;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which tables of the database hold data about people, from a file of properties: {@code grades.table}, {@code
 * grades.tenant}, {@code grades.person}, {@code grades.categories}, and, if need be, {@code grades.depends-on}, {@code
 * grades.copies} and {@code grades.owner}.
 */
final class DataFile {
    private static final Set<String> KEYS =
            Set.of("table", "tenant", "person", "categories", "depends-on", "copies", "owner");

    private final Path file;

    private DataFile(Path file) {
        this.file = file;
    }

    static HostData read(Path file) {
        return new DataFile(file).read();
    }

    private HostData read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException("cannot read " + file + ", which is to say where the data is");
        }
        Map<String, Map<String, String>> sets = new TreeMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            int dot = key.lastIndexOf('.');
            String last = key.substring(dot + 1);
            if (dot < 1 || !KEYS.contains(last)) {
                throw wrong("unknown key '" + key + "'; known are NAME." + String.join(", NAME.", new TreeSet<>(KEYS)));
            }
            sets.computeIfAbsent(key.substring(0, dot), name -> new TreeMap<>())
                    .put(last, properties.getProperty(key).strip());
        }
        HostData.Builder data = HostData.builder();
        try {
            sets.forEach((name, values) -> data.local(
                    set(name, values),
                    TableData.of(
                            given(name, "table", values),
                            given(name, "tenant", values),
                            given(name, "person", values))));
            return data.build();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private DataSet set(String name, Map<String, String> values) {
        return DataSet.builder()
                .id(name)
                .categories(words(given(name, "categories", values)).stream()
                        .map(Category::new)
                        .collect(Collectors.toSet()))
                .dependsOn(words(values.getOrDefault("depends-on", "")))
                .owner(PartyId.of(values.getOrDefault("owner", "vendor")))
                .copiesKeptFor(Optional.ofNullable(values.get("copies")).map(Period::parse))
                .build();
    }

    private static List<String> words(String text) {
        return Splitter.on(',').trimResults().omitEmptyStrings().splitToList(text);
    }

    private String given(String name, String key, Map<String, String> values) {
        String value = values.get(key);
        if (value == null || value.isEmpty()) {
            throw wrong("'" + name + "." + key + "' is missing");
        }
        return value;
    }

    private CommandException wrong(String what) {
        return new CommandException(file + ": " + what);
    }
}
