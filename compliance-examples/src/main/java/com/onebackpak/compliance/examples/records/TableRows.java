package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.examples.TerminalText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows as a table that fits a terminal: columns are as wide as the first rows need and as there is room, and what is longer
 * goes on in the next line of its cell; below a row stands what is too long for a column. Not thread-safe.
 */
final class TableRows implements Rows {
    private static final int LOOKED_AT = 200;
    private static final String GAP = "  ";
    private static final String NOTE = "    ";

    private final PrintWriter out;
    private final List<String> heads;
    private final String none;
    private final int width;
    private final List<Row> first = new ArrayList<>();
    private int[] widths = {};
    private long count;

    private record Row(List<String> cells, String note) {}

    TableRows(PrintWriter out, List<String> heads, String none, int width) {
        this.out = out;
        this.heads = List.copyOf(heads);
        this.none = none;
        this.width = width;
    }

    @Override
    public void add(List<String> cells, String note, Map<String, Object> data) {
        count++;
        Row row = new Row(cells.stream().map(TerminalText::oneLine).toList(), TerminalText.oneLine(note));
        if (widths.length > 0) {
            print(row);
            return;
        }
        first.add(row);
        if (first.size() == LOOKED_AT) {
            begin();
        }
    }

    @Override
    public void also(List<String> cells, String note) {
        add(cells, note, Map.of());
    }

    private void begin() {
        widths = widths();
        print(heads);
        print(IntStream.of(widths).mapToObj("-"::repeat).toList());
        first.forEach(this::print);
        first.clear();
    }

    private void print(Row row) {
        print(row.cells());
        if (!row.note().isEmpty()) {
            broken(row.note(), width - NOTE.length()).forEach(line -> out.println(NOTE + line));
        }
    }

    /** Takes from the widest column until all fit, but from none so much that its head does not. */
    private int[] widths() {
        int[] needed = IntStream.range(0, heads.size())
                .map(i -> Math.max(
                        heads.get(i).length(),
                        first.stream()
                                .mapToInt(row -> row.cells().get(i).length())
                                .max()
                                .orElse(0)))
                .toArray();
        int room = width - GAP.length() * (heads.size() - 1);
        while (IntStream.of(needed).sum() > room) {
            int widest = -1;
            for (int i = 0; i < needed.length; i++) {
                if (needed[i] > heads.get(i).length() && (widest < 0 || needed[i] > needed[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            needed[widest]--;
        }
        return needed;
    }

    private void print(List<String> cells) {
        List<List<String>> broken = IntStream.range(0, cells.size())
                .mapToObj(i -> broken(cells.get(i), widths[i]))
                .toList();
        int lines = broken.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < lines; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < broken.size(); i++) {
                String part = line < broken.get(i).size() ? broken.get(i).get(line) : "";
                text.append(i == 0 ? "" : GAP).append(part).append(" ".repeat(widths[i] - part.length()));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** Breaks behind a space, a hyphen or a comma where there is one, and else anywhere: nothing is ever cut off. */
    private static List<String> broken(String cell, int width) {
        List<String> lines = new ArrayList<>();
        String rest = cell;
        while (rest.length() > width) {
            int end = goodPlace(rest, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static int goodPlace(String text, int width) {
        int space = text.lastIndexOf(' ', width);
        if (space > 0) {
            return space;
        }
        int behind = Math.max(text.lastIndexOf('-', width - 1), text.lastIndexOf(',', width - 1)) + 1;
        if (behind > 1) {
            return behind;
        }
        // not within a character that takes two
        return width > 1 && Character.isHighSurrogate(text.charAt(width - 1)) ? width - 1 : width;
    }

    @Override
    public void end() {
        if (widths.length == 0 && count > 0) {
            begin();
        }
        out.println(count == 0 ? none : "\n" + count + (count == 1 ? " row" : " rows"));
    }
}
