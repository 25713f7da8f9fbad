package com.onebackpak.compliance.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads exactly what {@link CanonicalJson} writes, byte by byte, and builds the data only if asked to. Not thread-safe,
 * and of use once.
 */
final class CanonicalJsonReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 17;

    /** The control characters that have an escape of their own, and its letter at the same place. */
    private static final String ESCAPED = "\"\\\b\f\n\r\t";

    private static final String LETTERS = "\"\\bfnrt";

    private final byte[] bytes;
    private final boolean building;
    private int at;

    /** Whether the text that was read last is ASCII without escapes. */
    private boolean plain;

    CanonicalJsonReader(byte[] bytes, boolean building) {
        this.bytes = bytes;
        this.building = building;
    }

    /** Something is not as it would have been written; never leaves this package. */
    static final class NotCanonical extends Exception {
        private static final long serialVersionUID = 1L;

        private NotCanonical() {
            super("not canonical", null, false, false);
        }
    }

    @Nullable
    Object read() throws NotCanonical {
        Object value = value(0);
        if (at != bytes.length) {
            throw new NotCanonical();
        }
        return value;
    }

    private int next() throws NotCanonical {
        if (at == bytes.length) {
            throw new NotCanonical();
        }
        return bytes[at++];
    }

    private boolean skip(char c) {
        if (at < bytes.length && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(boolean fits) throws NotCanonical {
        if (!fits) {
            throw new NotCanonical();
        }
    }

    private @Nullable Object value(int depth) throws NotCanonical {
        expect(depth <= MAX_DEPTH);
        switch (next()) {
            case '"' -> {
                int from = at;
                text();
                return building ? decoded(from, at - 1) : null;
            }
            case '{' -> {
                return map(depth);
            }
            case '[' -> {
                return list(depth);
            }
            case 't' -> {
                expect(skip('r') && skip('u') && skip('e'));
                return true;
            }
            case 'f' -> {
                expect(skip('a') && skip('l') && skip('s') && skip('e'));
                return false;
            }
            default -> {
                at--;
                return number();
            }
        }
    }

    private @Nullable Map<String, @Nullable Object> map(int depth) throws NotCanonical {
        Map<String, @Nullable Object> map = building ? new LinkedHashMap<>() : null;
        if (skip('}')) {
            return map;
        }
        int lastFrom = -1;
        int lastTo = -1;
        boolean lastPlain = true;
        do {
            expect(next() == '"');
            int from = at;
            text();
            int to = at - 1;
            expect(lastFrom < 0 || isBefore(lastFrom, lastTo, from, to, lastPlain && plain));
            lastFrom = from;
            lastTo = to;
            lastPlain = plain;
            expect(next() == ':');
            Object value = value(depth + 1);
            if (map != null) {
                map.put(decoded(from, to), value);
            }
        } while (skip(','));
        expect(next() == '}');
        return map;
    }

    /** Bytes of UTF-8 sort like code points; only of plain text like UTF-16, which is what counts. */
    private boolean isBefore(int from1, int to1, int from2, int to2, boolean plain) {
        return plain
                ? Arrays.compare(bytes, from1, to1, bytes, from2, to2) < 0
                : decoded(from1, to1).compareTo(decoded(from2, to2)) < 0;
    }

    private @Nullable List<@Nullable Object> list(int depth) throws NotCanonical {
        List<@Nullable Object> list = building ? new ArrayList<>() : null;
        if (skip(']')) {
            return list;
        }
        do {
            Object value = value(depth + 1);
            if (list != null) {
                list.add(value);
            }
        } while (skip(','));
        expect(next() == ']');
        return list;
    }

    private @Nullable Long number() throws NotCanonical {
        int from = at;
        boolean negative = skip('-');
        int first = next();
        expect(first >= '0' && first <= '9');
        long number = (long) first - '0';
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            number = 10 * number + bytes[at++] - '0';
            expect(at - from <= MAX_NUMBER_LENGTH);
        }
        expect(first != '0' || at - from == 1);
        expect(number <= CanonicalJson.MAX_NUMBER);
        return building ? Long.valueOf(negative ? -number : number) : null;
    }

    /** Reads on behind the closing quotation mark. */
    private void text() throws NotCanonical {
        plain = true;
        while (true) {
            int c = next();
            if (c == '"') {
                return;
            } else if (c == '\\') {
                plain = false;
                escape();
            } else if (c < 0) {
                plain = false;
                character(c & 0xff);
            } else {
                expect(c >= ' ');
            }
        }
    }

    private void escape() throws NotCanonical {
        int letter = next();
        if (letter != 'u') {
            expect(LETTERS.indexOf(letter) >= 0);
            return;
        }
        expect(skip('0'));
        expect(skip('0'));
        int high = next();
        int low = next();
        expect(high == '0' || high == '1');
        expect((low >= '0' && low <= '9') || (low >= 'a' && low <= 'f'));
        int c = (high - '0') * 16 + Character.digit(low, 16);
        expect(ESCAPED.indexOf(c) < 0);
    }

    /** Reads the rest of a character of UTF-8 as RFC 3629 has it: the shortest form, no surrogates. */
    private void character(int first) throws NotCanonical {
        if (first >= 0xc2 && first <= 0xdf) {
            follow(0x80, 0xbf);
        } else if (first >= 0xe0 && first <= 0xef) {
            follow(first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
            follow(0x80, 0xbf);
        } else {
            expect(first >= 0xf0 && first <= 0xf4);
            follow(first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
            follow(0x80, 0xbf);
            follow(0x80, 0xbf);
        }
    }

    private void follow(int least, int most) throws NotCanonical {
        int c = next() & 0xff;
        expect(c >= least && c <= most);
    }

    /** The text between two places that {@link #text} has passed. */
    private String decoded(int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) != '\\') {
                text.append(raw.charAt(i));
            } else if (raw.charAt(++i) == 'u') {
                text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(ESCAPED.charAt(LETTERS.indexOf(raw.charAt(i))));
            }
        }
        return text.toString();
    }
}
