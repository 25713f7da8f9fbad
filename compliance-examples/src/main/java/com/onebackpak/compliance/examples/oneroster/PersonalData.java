package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects which categories of data the rows about a person hold. */
final class PersonalData {
    private final ColumnClassification columns;
    private final Map<String, Set<Category>> byPerson = new HashMap<>();

    PersonalData(ColumnClassification columns) {
        this.columns = columns;
    }

    /** Adds what a row about a person holds. */
    void add(String person, Row row) {
        byPerson.computeIfAbsent(person, p -> new TreeSet<>(Comparator.comparing(Category::path)))
                .addAll(columns.categoriesOf(row));
    }

    /** The categories held of a person, by their paths. */
    Set<Category> of(String person) {
        return byPerson.getOrDefault(person, Set.of());
    }
}
