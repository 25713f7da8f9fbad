package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    static ColumnClassification of(Collection<CsvTable> tables, Map<String, Category> mapped) {
        Map<String, Category> categories = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (CsvTable table : tables) {
            for (String column : table.columns()) {
                String name = name(table.file(), column);
                Category category = mapped.get(name);
                if (category == null) {
                    unknown.add(name);
                } else {
                    categories.put(name, category);
                }
            }
        }
        return new ColumnClassification(categories, unknown);
    }

    /** The categories of what a row holds. */
    Set<Category> categoriesOf(Row row) {
        return row.filled().stream()
                .map(column -> Optional.ofNullable(categories.get(name(row.file(), column))))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** The name under which standards' mappings know a column: {@code users.givenName}. */
    private static String name(String file, String column) {
        return file.replaceFirst("\\.csv$", "") + "." + column;
    }
}
