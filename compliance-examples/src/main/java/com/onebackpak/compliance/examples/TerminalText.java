package com.onebackpak.compliance.examples;

import java.util.Locale;

/** Text from outside, made fit for one line: neither a file nor a forged log may break a line or steer a terminal. */
public final class TerminalText {
    private TerminalText() {}

    /** The text with line breaks as spaces and other control characters written out. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(c == '\n' || c == '\r' ? " " : String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
