package com.onebackpak.compliance.html.internal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Lets through what a page may hold. Controls, what turns the direction of the text around it, what cannot be seen and half
 * characters are written out, as <code>\</code><code>u202e</code>, so that whoever reads an id or a category sees all of it. Not
 * thread-safe.
 */
final class PlainWriter extends FilterWriter {
    private static final char NONE = 0;

    private char high = NONE;

    PlainWriter(Writer to) {
        super(to);
    }

    @Override
    public void write(int c) throws IOException {
        char next = (char) c;
        if (high != NONE) {
            char first = high;
            high = NONE;
            if (Character.isLowSurrogate(next)) {
                character(Character.toCodePoint(first, next));
                return;
            }
            out.write(written(first));
        }
        if (Character.isHighSurrogate(next)) {
            high = next;
        } else {
            character(next);
        }
    }

    private void character(int c) throws IOException {
        if (c != '\n' && isHidden(c)) {
            out.write(written(c));
        } else if (Character.isBmpCodePoint(c)) {
            out.write(c);
        } else {
            out.write(Character.toChars(c));
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

    @Override
    public void flush() throws IOException {
        if (high != NONE) {
            out.write(written(high));
            high = NONE;
        }
        super.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        super.close();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String written(int c) {
        return String.format(Locale.ROOT, Character.isBmpCodePoint(c) ? "\\u%04x" : "\\u{%x}", c);
    }
}
