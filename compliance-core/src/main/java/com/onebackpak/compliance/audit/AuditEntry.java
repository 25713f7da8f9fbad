package com.onebackpak.compliance.audit;

import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.internal.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of a log as the bytes that are stored and hashed: canonical JSON (a strict subset of RFC 8785), equal for
 * equal data on every machine. Immutable.
 */
public final class AuditEntry {
    /** The key under which an entry says what it is. */
    public static final String TYPE = "type";

    /** The key under which an entry says when it was written. */
    public static final String TIME = "time";

    private static final Pattern TYPE_SYNTAX = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");
    private static final DateTimeFormatter TIME_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern TIME_SYNTAX =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z");
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final String type;
    private final Instant time;
    private final byte[] bytes;

    private AuditEntry(String type, Instant time, byte[] bytes) {
        this.type = type;
        this.time = time;
        this.bytes = bytes;
    }

    /**
     * Writes an entry.
     *
     * @param type what it is, in dotted lower case, such as {@code decision.permit}
     * @param time when it was written; truncated to the microsecond
     * @param fields plain data: maps with text keys, collections, text, booleans and whole numbers up to 2^53 - 1
     * @throws IllegalArgumentException if something has no canonical form, or if the entry exceeds 65,535 bytes
     */
    public static AuditEntry of(String type, Instant time, Map<String, ?> fields) {
        if (!TYPE_SYNTAX.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "the type of an entry must be dotted lower-case words, such as 'decision.permit'");
        }
        if (fields.containsKey(TYPE) || fields.containsKey(TIME)) {
            throw new IllegalArgumentException("the fields of an entry must not include 'type' and 'time'");
        }
        Instant truncated = time.truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> data = new LinkedHashMap<>(fields);
        data.put(TYPE, type);
        data.put(TIME, format(truncated));
        byte[] bytes = CanonicalJson.write(data).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > EntryBundle.MAX_ENTRY) {
            throw new IllegalArgumentException(
                    "an entry must not be longer than " + EntryBundle.MAX_ENTRY + " bytes, but has " + bytes.length);
        }
        if (!CanonicalJson.isCanonical(bytes)) {
            throw new IllegalArgumentException("no canonical form for data that nest so deeply");
        }
        return new AuditEntry(type, truncated, bytes);
    }

    /**
     * Reads the bytes of a stored entry, or returns nothing where no entry of ours has these bytes.
     */
    public static Optional<AuditEntry> parse(byte[] bytes) {
        if (bytes.length > EntryBundle.MAX_ENTRY
                || !(CanonicalJson.read(bytes).orElse(null) instanceof Map<?, ?> data)
                || !(data.get(TYPE) instanceof String type)
                || !TYPE_SYNTAX.matcher(type).matches()
                || !(data.get(TIME) instanceof String time)
                || !TIME_SYNTAX.matcher(time).matches()) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(time);
            return format(instant).equals(time)
                    ? Optional.of(new AuditEntry(type, instant, bytes.clone()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns an instant as entries state it: in UTC and with six places, whatever lies below cut off.
     *
     * @throws IllegalArgumentException if it does not lie in the years 0 to 9999
     */
    public static String format(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException("the time of an entry must be in the years 0 to 9999");
        }
        return TIME_FORMAT.format(time);
    }

    /** Returns what the entry is. */
    public String type() {
        return type;
    }

    /** Returns when it was written, to the microsecond. */
    public Instant time() {
        return time;
    }

    /** Returns all else that it says: maps, lists, text, booleans and longs, in the order of their keys. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (CanonicalJson.read(bytes).orElse(null) instanceof Map<?, ?> data) {
            data.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        fields.remove(TYPE);
        fields.remove(TIME);
        return Collections.unmodifiableMap(fields);
    }

    /** Returns a copy of the bytes that are stored and hashed. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the hash of the leaf that holds this entry. */
    public TreeHash leafHash() {
        return MerkleTree.leafHash(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditEntry entry && Arrays.equals(bytes, entry.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
