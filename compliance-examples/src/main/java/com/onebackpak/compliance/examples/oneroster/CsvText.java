package com.onebackpak.compliance.examples.oneroster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a CSV file, which tells where its fields lie. Immutable. */
final class CsvText {
    private final String file;
    private final String text;

    private CsvText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Decodes a file, without a byte order mark.
     *
     * @throws RosterException if it is not UTF-8
     */
    static CsvText decode(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw notUtf8(file, text.substring(0, text.indexOf('\0')));
            }
            return new CsvText(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw notUtf8(file, new String(bytes, 0, in.position(), StandardCharsets.UTF_8));
        }
    }

    private static RosterException notUtf8(String file, String before) {
        Cursor cursor = new Cursor(1);
        before.chars().forEach(c -> cursor.pass((char) c));
        return new RosterException("the file is not UTF-8; save it in that encoding", file + cursor.position());
    }

    @Override
    public String toString() {
        return text;
    }

    /** {@code file:line:column} of a field of the record that begins in a line; the first has the index 0. */
    String place(int line, int field) {
        Cursor cursor = new Cursor(line);
        for (int at = startOf(line); at < text.length() && cursor.field < field; at++) {
            cursor.pass(text.charAt(at));
        }
        return file + cursor.position();
    }

    /**
     * Refuses a quotation mark that is never closed, which would make one field of all that follows.
     *
     * @param line where the last record begins
     */
    void requireClosedQuotes(int line) {
        Cursor cursor = new Cursor(line);
        text.substring(startOf(line)).chars().forEach(c -> cursor.pass((char) c));
        if (cursor.open) {
            throw new RosterException("a quotation mark opens the field and none closes it", place(line, cursor.field));
        }
    }

    private int startOf(int line) {
        Cursor cursor = new Cursor(1);
        int at = 0;
        while (at < text.length() && cursor.line < line) {
            cursor.pass(text.charAt(at++));
        }
        return at < text.length() && text.charAt(at) == '\n' && at > 0 && text.charAt(at - 1) == '\r' ? at + 1 : at;
    }

    /** Goes through the text and counts lines, columns and fields. */
    private static final class Cursor {
        private int line;
        private int column = 1;
        private int field;
        private boolean quoted;
        private boolean open;
        private boolean fresh = true;
        private char previous;

        Cursor(int line) {
            this.line = line;
        }

        void pass(char c) {
            if (fresh) {
                quoted = c == '"';
                open = false;
            }
            open ^= quoted && c == '"';
            boolean ends = !open && c == ',';
            fresh = ends || (!open && (c == '\n' || c == '\r'));
            field += ends ? 1 : 0;
            boolean secondHalf = c == '\n' && previous == '\r';
            boolean breaks = c == '\r' || c == '\n';
            line += breaks && !secondHalf ? 1 : 0;
            column = breaks ? 1 : column + 1;
            previous = c;
        }

        String position() {
            return ":" + line + ":" + column;
        }
    }
}
