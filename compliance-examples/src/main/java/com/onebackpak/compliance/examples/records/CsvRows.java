package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.examples.TerminalText;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as CSV (RFC 4180) with a line of heads, several values in a cell apart by {@code "; "}. Not thread-safe. */
final class CsvRows implements Rows {
    /** What spreadsheets take for a formula if a cell begins with it; no cell begins with a control character. */
    private static final String FORMULA = "=+-@";

    private final CsvWriter csv;
    private final List<String> keys;

    CsvRows(PrintWriter out, List<String> keys) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        this.keys = List.copyOf(keys);
        csv.writeRecord(this.keys);
    }

    @Override
    public void add(List<String> cells, String note, Map<String, Object> data) {
        csv.writeRecord(keys.stream().map(key -> cell(data.get(key))).toList());
    }

    private static String cell(@Nullable Object plain) {
        if (plain == null) {
            return "";
        }
        String text = TerminalText.oneLine(
                plain instanceof Collection<?> all
                        ? all.stream().map(Object::toString).collect(Collectors.joining("; "))
                        : plain.toString());
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The stream is not its own, so it is not closed. */
    @Override
    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
