package com.onebackpak.compliance.html.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table; the first cell of each row is its head. Immutable.
 *
 * @param id its name
 * @param caption what it lists
 * @param columns its columns
 * @param rows its rows
 */
public record Table(String id, String caption, List<Column> columns, List<List<String>> rows) implements Block {
    private static final String NUMBER = "#";

    /** Copies what is given. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param head what it holds
     * @param isNumber whether its cells are numbers, which are aligned
     */
    public record Column(String head, boolean isNumber) {}

    /**
     * Begins a table.
     *
     * @param heads what the columns hold; one that begins with {@code #} holds numbers
     */
    static Rows of(String id, String caption, String... heads) {
        return new Rows(
                id,
                caption,
                Arrays.stream(heads)
                        .map(head -> new Column(
                                head.startsWith(NUMBER) ? head.substring(NUMBER.length()) : head,
                                head.startsWith(NUMBER)))
                        .toList());
    }

    /** A number as it is read. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Collects rows. Not thread-safe. */
    static final class Rows {
        private final String id;
        private final String caption;
        private final List<Column> columns;
        private final List<List<String>> rows = new ArrayList<>();

        private Rows(String id, String caption, List<Column> columns) {
            this.id = id;
            this.caption = caption;
            this.columns = columns;
        }

        /** Adds a row of texts and whole numbers. */
        Rows add(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException("table '" + id + "' has " + columns.size() + " columns");
            }
            rows.add(Arrays.stream(cells)
                    .map(cell -> cell instanceof Number number ? number(number.longValue()) : cell.toString())
                    .toList());
            return this;
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        Table table() {
            return new Table(id, caption, columns, rows);
        }
    }
}
