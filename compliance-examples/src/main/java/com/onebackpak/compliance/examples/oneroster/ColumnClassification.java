package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Standard;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which category of data each column of a roster holds. A column that the vocabulary does not map, or maps to two
 * categories, is listed as unknown and never guessed. Immutable.
 *
 * @param categories the category by {@code file.column}, in the files' order
 * @param unknown the columns, as {@code file.column}, of which nobody has said what they hold
 */
public record ColumnClassification(Map<String, Category> categories, List<String> unknown) {
    /** Copies what is given. */
    public ColumnClassification {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        unknown = List.copyOf(unknown);
    }

    static ColumnClassification of(Map<String, CsvTable> tables, Vocabulary vocabulary) {
        Map<String, Category> mapped = vocabulary.categoriesByNameIn(Standard.ONEROSTER_1_1);
        Map<String, Category> categories = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        tables.forEach((file, table) -> table.columns().forEach(column -> {
            String name = name(file, column);
            Category category = mapped.get(name);
            if (category == null) {
                unknown.add(name);
            } else {
                categories.put(name, category);
            }
        }));
        return new ColumnClassification(categories, unknown);
    }

    /** The name under which standards' mappings know a column: {@code users.givenName}. */
    static String name(String file, String column) {
        return file.replaceFirst("\\.csv$", "") + "." + column;
    }
}
