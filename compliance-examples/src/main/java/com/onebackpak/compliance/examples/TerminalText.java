package com.onebackpak.compliance.examples;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;

/** Text from outside, made fit for one line: neither a file nor a forged log may break a line or steer a terminal. */
public final class TerminalText {
    private TerminalText() {}

    /** The text with line breaks as spaces and other control characters written out. */
    public static String oneLine(String text) {
        if (text.codePoints().noneMatch(TerminalText::steers)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .forEach(c ->
                        line.append(c == '\n' || c == '\r' ? " " : steers(c) ? written(c) : Character.toString(c)));
        return line.toString();
    }

    /**
     * A writer that lets through what fits a terminal, line by line, and writes other control characters out.
     *
     * @param inColour whether {@link Ink} becomes colours; else it is left out
     */
    static Writer writer(Writer to, boolean inColour) {
        return new SafeWriter(to, inColour);
    }

    /** In JSON, what is written out is the same text. */
    private static final class SafeWriter extends FilterWriter {
        private final boolean inColour;
        private boolean returned;

        SafeWriter(Writer to, boolean inColour) {
            super(to);
            this.inColour = inColour;
        }

        @Override
        public void write(int c) throws IOException {
            if (returned) {
                out.write(c == '\n' ? "\r" : TerminalText.written('\r'));
                returned = false;
            }
            Optional<String> ink = Ink.code(c);
            if (ink.isPresent()) {
                out.write(inColour ? ink.get() : "");
            } else if (c == '\r') {
                returned = true;
            } else if (c != '\n' && c != '\t' && steers(c)) {
                out.write(TerminalText.written(c));
            } else {
                out.write(c);
            }
        }

        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(chars[i]);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(text.charAt(i));
            }
        }

        /** Until here, the line feed may still come. */
        @Override
        public void close() throws IOException {
            if (returned) {
                out.write(TerminalText.written('\r'));
                returned = false;
            }
            super.close();
        }
    }

    /** Controls, line separators, and what turns the direction of the text around it. */
    private static boolean steers(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c == 0x200e
                || c == 0x200f
                || c == 0x061c
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || Ink.code(c).isPresent();
    }

    private static String written(int c) {
        return String.format(Locale.ROOT, "\\u%04x", c);
    }
}
