package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.examples.TerminalText;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
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
    /** What spreadsheets take for a formula if a cell begins with it, also in full width. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    /** What marks a text as one; a text that begins so is marked, too, so that no two texts become one. */
    private static final char MARK = '\'';

    /** Where a semicolon or a tab parts cells, what has one in it must not be taken for two. */
    private static final QuoteStrategy QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.indexOf(';') >= 0 || value.indexOf('\t') >= 0;
        }
    };

    private final CsvWriter csv;
    private final List<String> keys;

    CsvRows(PrintWriter out, List<String> keys) {
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QUOTES)
                .build(out);
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
        return isTakenForMore(text) ? MARK + text : text;
    }

    /** A spreadsheet looks behind blanks, also those that nobody sees. */
    private static boolean isTakenForMore(String text) {
        return text.codePoints()
                .dropWhile(CsvRows::isBlank)
                .limit(1)
                .anyMatch(first -> first == MARK || FORMULA.indexOf(first) >= 0);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL;
    }

    @Override
    public void also(List<String> cells, String note) {}

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
