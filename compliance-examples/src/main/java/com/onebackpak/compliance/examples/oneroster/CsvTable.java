package com.onebackpak.compliance.examples.oneroster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A CSV file: a header, and rows of as many fields. Not changed once read. */
final class CsvTable {
    private final String file;
    private final CsvText text;
    private final Map<String, Integer> columns;
    private final List<Row> rows = new ArrayList<>();

    private CsvTable(String file, CsvText text, Map<String, Integer> columns) {
        this.file = file;
        this.text = text;
        this.columns = columns;
    }

    /**
     * Reads a file.
     *
     * @throws RosterException if it is not UTF-8, not CSV, lacks a header or one of the required columns, has a column
     *     twice, or a row of another length
     */
    static CsvTable read(String file, byte[] bytes, List<String> required) {
        CsvText text = CsvText.decode(file, bytes);
        int line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text.toString())) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                throw new RosterException("the file is empty; it must begin with a header", file + ":1:1");
            }
            CsvTable table = new CsvTable(file, text, header(file, records.next(), required));
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = Math.toIntExact(record.getStartingLineNumber());
                table.rows.add(table.row(record, line));
            }
            text.requireClosedQuotes(line);
            return table;
        } catch (CsvParseException e) {
            throw new RosterException(
                    "the file is not sound CSV in the row after this line", file + ":" + line + ":1", e);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be read", e);
        }
    }

    /** The header is not repeated in the message: in a file without one it is somebody's record. */
    private static Map<String, Integer> header(String file, CsvRecord first, List<String> required) {
        String place = file + ":1:1";
        Map<String, Integer> columns = new LinkedHashMap<>();
        first.getFields().forEach(column -> columns.putIfAbsent(column.strip(), columns.size()));
        List<String> lacking =
                required.stream().filter(c -> !columns.containsKey(c)).toList();
        if (!lacking.isEmpty()) {
            throw new RosterException(
                    "the header lacks " + String.join(", ", lacking)
                            + "; the first line must be the header that OneRoster gives for the file",
                    place);
        }
        if (columns.size() < first.getFieldCount()) {
            throw new RosterException("the header has a column twice", place);
        }
        if (columns.keySet().stream().anyMatch(c -> c.chars().anyMatch(Character::isISOControl))) {
            throw new RosterException("the header has a column whose name is not plain text", place);
        }
        return columns;
    }

    private Row row(CsvRecord record, int line) {
        Row row = new Row(this, line, record.getFields());
        if (record.getFieldCount() != columns.size()) {
            throw new RosterException(
                    "the row has " + record.getFieldCount() + " fields and the header " + columns.size(),
                    row.place() + ":1");
        }
        return row;
    }

    /** The file's name. */
    String file() {
        return file;
    }

    /** The header's columns, in order. */
    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** The rows, in order. */
    List<Row> rows() {
        return rows;
    }

    /** A row of a table. */
    static final class Row {
        private final CsvTable table;
        private final int line;
        private final List<String> fields;

        private Row(CsvTable table, int line, List<String> fields) {
            this.table = table;
            this.line = line;
            this.fields = fields;
        }

        /** The name of the file. */
        String file() {
            return table.file;
        }

        /** The field without surrounding space; empty where the file has no such column. */
        String get(String column) {
            Integer index = table.columns.get(column);
            return index == null ? "" : fields.get(index).strip();
        }

        /** The key of the record. */
        String key() {
            return get("sourcedId");
        }

        /** The field, which must hold something. */
        String required(String column) {
            if (get(column).isEmpty()) {
                throw problem(column, "must not be empty");
            }
            return get(column);
        }

        /** The field as a list, which OneRoster separates by commas; without blanks. */
        List<String> list(String column) {
            return Arrays.stream(get(column).split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }

        /** The field as one of some values, as they are written. */
        <T> T oneOf(Collection<T> values, String column) {
            return values.stream()
                    .filter(value -> value.toString().equals(get(column)))
                    .findFirst()
                    .orElseThrow(() -> problem(
                            column,
                            "must be one of "
                                    + values.stream().map(Object::toString).collect(Collectors.joining(", "))));
        }

        /** The field as a date, or nothing where it is empty; a year before 1000 is none but a slip. */
        Optional<LocalDate> date(String column) {
            String text = get(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                if (text.matches("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                    return Optional.of(LocalDate.parse(text));
                }
            } catch (DateTimeException e) {
                // Such as 30 February: told like any other that is no date
            }
            throw problem(column, "must be a date such as 2014-05-01, or empty where it is not known");
        }

        /** The columns that hold something in this row. */
        List<String> filled() {
            return table.columns.keySet().stream()
                    .filter(c -> !get(c).isEmpty())
                    .toList();
        }

        /** {@code file:line} of the row's beginning. */
        String place() {
            return table.file + ":" + line;
        }

        /** What is wrong with a field, told with the place where it begins. */
        RosterException problem(String column, String problem) {
            return new RosterException(
                    "column '" + column + "' " + problem,
                    table.text.place(line, table.columns.getOrDefault(column, 0)));
        }

        /** Without the fields, which are somebody's data. */
        @Override
        public String toString() {
            return place();
        }
    }
}
