package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is said of an entry when it is appended, so that it is missed if it is taken away before it is sealed: the next
 * number of its writer, and up to which numbers the other writers had come. Immutable.
 *
 * @param writer one of those who append
 * @param number counts the writer's entries, in all logs, from 1
 * @param seen the numbers of other writers, 24 bytes each; empty but for the first of those that are appended at once
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Announcement(UUID writer, long number, byte[] seen) {
    /** A writer and a number. */
    static final int LENGTH = 24;

    private static final byte[] NOTHING = {};

    /** Of an entry that was announced together with the one before. */
    Announcement next() {
        return new Announcement(writer, number + 1, NOTHING);
    }

    /** Writers and their numbers as bytes. */
    static byte[] bytes(Map<UUID, Long> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * LENGTH);
        numbers.forEach((writer, number) -> put(bytes, writer, number));
        return bytes.array();
    }

    /** Writes the writer and its number. */
    void putTo(ByteBuffer bytes) {
        put(bytes, writer, number);
    }

    private static void put(ByteBuffer bytes, UUID writer, long number) {
        bytes.putLong(writer.getMostSignificantBits())
                .putLong(writer.getLeastSignificantBits())
                .putLong(number);
    }

    /** The other writers' numbers. */
    Map<UUID, Long> others() {
        Map<UUID, Long> others = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(seen);
        while (bytes.remaining() >= LENGTH) {
            others.put(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
        }
        return others;
    }

    /** What binds the announcement and the entry to each other and to their log. */
    byte[] mac(CommitmentKey key, String log, UUID entry, byte[] body) {
        byte[] name = log.getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(name.length + 1 + 16 + LENGTH + 4 + seen.length + body.length);
        content.put(name).put((byte) 0);
        content.putLong(entry.getMostSignificantBits()).putLong(entry.getLeastSignificantBits());
        putTo(content);
        content.putInt(seen.length).put(seen).put(body);
        return key.mac("pending", content.array());
    }

    /** Whether this is what was appended. */
    boolean isAuthentic(CommitmentKey key, String log, UUID entry, byte[] body, byte[] mac) {
        return MessageDigest.isEqual(mac(key, log, entry, body), mac);
    }

    /** What binds the number up to which a writer has come. */
    static byte[] macOfWriter(CommitmentKey key, UUID writer, long announced) {
        return key.mac("writer", bytes(Map.of(writer, announced)));
    }

    /** Whether a writer has come up to this number. */
    static boolean isAuthentic(CommitmentKey key, UUID writer, long announced, byte[] mac) {
        return MessageDigest.isEqual(macOfWriter(key, writer, announced), mac);
    }

    @Override
    public String toString() {
        return writer + "/" + number + (seen.length == 0 ? "" : Arrays.toString(seen));
    }
}
