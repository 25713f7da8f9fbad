package com.onebackpak.compliance.examples.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Text of at most so many columns: headings, wrapped paragraphs and aligned tables. Not thread-safe. */
final class PlainText {
    private static final int WIDTH = 100;

    private final int width;
    private final StringBuilder out = new StringBuilder();

    /** Text of at most 100 columns. */
    PlainText() {
        this(WIDTH);
    }

    /** Text of at most so many columns; a longer word or table is left whole. */
    PlainText(int width) {
        this.width = width;
    }

    /** {@code 1 child}, {@code 2 children}. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** {@code 1 consent}, {@code 2 consents}. */
    static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** A heading, underlined, with a blank line before it. */
    PlainText heading(String text) {
        return blank().raw(text).raw("=".repeat(text.length()));
    }

    /** A line of no text; at the very beginning nothing. */
    PlainText blank() {
        return out.isEmpty() ? this : raw("");
    }

    /** The lines as they are. */
    PlainText raw(String lines) {
        lines.lines().forEach(line -> out.append(line.stripTrailing()).append('\n'));
        if (lines.isEmpty()) {
            out.append('\n');
        }
        return this;
    }

    /** A paragraph behind a lead-in, wrapped so that its lines stand below each other. */
    PlainText paragraph(String lead, String text) {
        String margin = " ".repeat(lead.length());
        StringBuilder line = new StringBuilder(lead);
        boolean fresh = true;
        for (String word : text.split(" ", -1)) {
            if (!fresh && line.length() + 1 + word.length() > width) {
                raw(line.toString());
                line = new StringBuilder(margin);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        return raw(line.toString());
    }

    /** A table whose first column is text and whose others are figures. */
    PlainText table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(rows.get(0).size(), 0));
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        });
        rows.forEach(row -> {
            StringBuilder line = new StringBuilder(row.get(0))
                    .append(" ".repeat(widths.get(0) - row.get(0).length()));
            for (int i = 1; i < row.size(); i++) {
                line.append(" ".repeat(2 + widths.get(i) - row.get(i).length())).append(row.get(i));
            }
            raw(line.toString());
        });
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
