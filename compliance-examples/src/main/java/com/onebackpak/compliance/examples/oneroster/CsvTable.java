package com.onebackpak.compliance.examples.oneroster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file: a header, and rows of as many fields. Not changed once read. */
final class CsvTable {
    private final String file;
    private final Map<String, Integer> columns;
    private final List<Row> rows;

    private CsvTable(String file, Map<String, Integer> columns) {
        this.file = file;
        this.columns = columns;
        this.rows = new ArrayList<>();
    }

    /**
     * Reads a file.
     *
     * @throws RosterException if it is not UTF-8, not CSV, lacks a header or one of the required columns, has a column
     *     twice, or a row of another length
     */
    static CsvTable read(String file, byte[] bytes, List<String> required) {
        int line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text(file, bytes))) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                throw new RosterException("the file is empty; it must begin with a header", file + ":1");
            }
            CsvTable table = new CsvTable(file, header(file, records.next(), required));
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = Math.toIntExact(record.getStartingLineNumber());
                table.rows.add(table.row(record, line));
            }
            return table;
        } catch (CsvParseException e) {
            throw new RosterException("the file is not sound CSV in the row after this line", file + ":" + line, e);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be read", e);
        }
    }

    /** The header is not repeated in the message: in a file without one it is somebody's record. */
    private static Map<String, Integer> header(String file, CsvRecord first, List<String> required) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        first.getFields().forEach(column -> columns.putIfAbsent(column.strip(), columns.size()));
        List<String> lacking =
                required.stream().filter(c -> !columns.containsKey(c)).toList();
        if (!lacking.isEmpty()) {
            throw new RosterException(
                    "the header lacks " + String.join(", ", lacking)
                            + "; the first line must be the header that OneRoster 1.1 gives for the file",
                    file + ":1");
        }
        if (columns.size() < first.getFieldCount()) {
            throw new RosterException("the header has a column twice", file + ":1");
        }
        return columns;
    }

    private Row row(CsvRecord record, int line) {
        if (record.getFieldCount() != columns.size()) {
            throw new RosterException(
                    "the row has " + record.getFieldCount() + " fields and the header " + columns.size(),
                    file + ":" + line);
        }
        return new Row(this, line, record.getFields());
    }

    private static String text(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new RosterException("the file is not UTF-8; save it in that encoding", file + ":" + line, e);
        }
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

        /** The field without surrounding space; empty where the file has no such column. */
        String get(String column) {
            Integer index = table.columns.get(column);
            return index == null ? "" : fields.get(index).strip();
        }

        /** The field as a list, which OneRoster separates by commas; without blanks. */
        List<String> list(String column) {
            return Arrays.stream(get(column).split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
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

        RosterException problem(String problem) {
            return new RosterException(problem, place());
        }

        /** Without the fields, which are somebody's data. */
        @Override
        public String toString() {
            return place();
        }
    }
}
