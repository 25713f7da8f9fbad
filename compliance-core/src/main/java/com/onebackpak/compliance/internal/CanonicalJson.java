package com.onebackpak.compliance.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as one canonical line of JSON: equal data gives equal bytes, on every machine and in every run.
 *
 * <p>Plain data are maps with text keys, collections, text, booleans and whole numbers up to 2^53 - 1; anything else is refused,
 * because its canonical form would be a matter of opinion, as is text with half a surrogate pair. Keys are sorted by UTF-16 code units and text is escaped
 * as RFC 8785 prescribes. Thread-safe: it has no state.
 */
public final class CanonicalJson {
    /** The largest whole number, either side of zero, that RFC 8785 prints digit by digit: 2^53 - 1. */
    public static final long MAX_NUMBER = (1L << 53) - 1;

    /** Most entries fit in, so that the text is seldom copied while it grows. */
    private static final int USUAL_LENGTH = 1_024;

    private CanonicalJson() {}

    /**
     * Returns the canonical text.
     *
     * @param data plain data
     * @throws IllegalArgumentException if a value is not plain data
     */
    public static String write(Object data) {
        StringBuilder out = new StringBuilder(USUAL_LENGTH);
        append(out, data);
        return out.toString();
    }

    /** Returns the SHA-256 of the canonical text's UTF-8 bytes, in lower-case hexadecimal. */
    public static String sha256(Object data) {
        try {
            byte[] text = write(data).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, and this one has not", e);
        }
    }

    /**
     * Returns whether these are exactly the bytes that {@link #write} gives for some data, in UTF-8. Looks at each byte
     * once. What nests deeper than 64 levels counts as not canonical.
     */
    public static boolean isCanonical(byte[] bytes) {
        try {
            new CanonicalJsonReader(bytes, false).read();
            return true;
        } catch (CanonicalJsonReader.NotCanonical e) {
            return false;
        }
    }

    /**
     * Returns the data that {@link #write} gives these bytes for, or nothing where there are none: maps in the order of
     * their keys, lists, text, booleans and longs.
     */
    public static Optional<Object> read(byte[] bytes) {
        try {
            return Optional.ofNullable(new CanonicalJsonReader(bytes, true).read());
        } catch (CanonicalJsonReader.NotCanonical e) {
            return Optional.empty();
        }
    }

    /** What is of one class is asked for first: to find that a text is no map takes longer than to append it. */
    private static void append(StringBuilder out, @Nullable Object data) {
        if (data instanceof String text) {
            appendText(out, text);
        } else if (data instanceof Boolean || data instanceof Integer) {
            out.append(data);
        } else if (data instanceof Long number) {
            if (number < -MAX_NUMBER || number > MAX_NUMBER) {
                throw new IllegalArgumentException("no canonical form for numbers beyond 2^53 - 1; write them as text");
            }
            out.append((long) number);
        } else if (data instanceof Map<?, ?> map) {
            appendMap(out, map);
        } else if (data instanceof Collection<?> items) {
            out.append('[');
            String separator = "";
            for (Object item : items) {
                out.append(separator);
                append(out, item);
                separator = ",";
            }
            out.append(']');
        } else {
            throw refusal(data);
        }
    }

    private static void appendMap(StringBuilder out, Map<?, ?> map) {
        Object[] keys = map.keySet().toArray();
        for (Object key : keys) {
            if (!(key instanceof String)) {
                throw refusal(key);
            }
        }
        Arrays.sort(keys);
        out.append('{');
        String separator = "";
        for (Object key : keys) {
            out.append(separator);
            appendText(out, (String) key);
            out.append(':');
            append(out, map.get(key));
            separator = ",";
        }
        out.append('}');
    }

    /** Text is appended in runs of characters that stand for themselves: nearly all do. */
    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, written, i).append(escaped(c));
                written = i + 1;
            } else if (Character.isSurrogate(c) && isHalfCharacter(text, i)) {
                throw new IllegalArgumentException("no canonical form for half a surrogate pair");
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    /** Such a character has no UTF-8; written as a question mark, it would share the digest of another text. */
    private static boolean isHalfCharacter(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static IllegalArgumentException refusal(@Nullable Object data) {
        return new IllegalArgumentException(
                "no canonical form for " + (data == null ? "null" : "a value of " + data.getClass()));
    }
}
