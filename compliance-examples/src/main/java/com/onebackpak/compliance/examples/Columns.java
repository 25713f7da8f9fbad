package com.onebackpak.compliance.examples;

import java.util.stream.Collectors;

/** Text for a person, in lines of up to a hundred columns. Has no state. */
public final class Columns {
    /** How wide a line may be. */
    public static final int WIDTH = 100;

    private Columns() {}

    /** The text with its long lines broken between words, each going on further in than it began. */
    public static String fitted(String text) {
        return text.lines().map(Columns::broken).collect(Collectors.joining("\n"));
    }

    private static String broken(String line) {
        int indent = line.length() - line.stripLeading().length();
        StringBuilder broken = new StringBuilder();
        String rest = line;
        int kept = indent;
        while (rest.length() > WIDTH) {
            int end = rest.lastIndexOf(' ', WIDTH);
            end = end > kept ? end : rest.indexOf(' ', WIDTH);
            if (end < 0) {
                break;
            }
            broken.append(rest.substring(0, end).stripTrailing()).append('\n');
            kept = indent + 4;
            rest = " ".repeat(kept) + rest.substring(end).stripLeading();
        }
        return broken.append(rest).toString();
    }
}
