package com.onebackpak.compliance.jdbc.internal.h2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The header of a file of H2's store: a line of fields with a checksum, {@code H:2,block:2,...,fletcher:...}, twice, each
 * at the beginning of a block, so that one is whole if the other is being written. Not to be changed.
 */
final class StoreHeader {
    /** How many bytes a block has. */
    static final int BLOCK = 4096;

    private static final String CHECKSUM = ",fletcher:";

    private final HashMap<String, String> fields;

    private StoreHeader(Map<String, String> fields) {
        this.fields = new HashMap<>(fields);
    }

    /** The header that a file has now; null if it has none. */
    static @Nullable StoreHeader read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * BLOCK);
        int length = 0;
        while (bytes.hasRemaining() && length >= 0) {
            length = file.read(bytes, bytes.position());
        }
        return of(bytes.flip());
    }

    /** The later one of the two lines that are whole; null if none is. */
    static @Nullable StoreHeader of(ByteBuffer bytes) {
        StoreHeader latest = null;
        while (bytes.hasRemaining()) {
            byte[] block = new byte[Math.min(BLOCK, bytes.remaining())];
            bytes.get(block);
            StoreHeader header = ofLine(new String(block, ISO_8859_1));
            if (header != null && (latest == null || header.version() > latest.version())) {
                latest = header;
            }
        }
        return latest;
    }

    private static @Nullable StoreHeader ofLine(String block) {
        int end = block.indexOf('\n');
        int checksum = end < 0 ? -1 : block.lastIndexOf(CHECKSUM, end);
        if (checksum < 0) {
            return null;
        }
        String line = block.substring(0, checksum);
        if (!block.substring(checksum, end).equals(CHECKSUM + Integer.toHexString(checksum(line)))) {
            return null;
        }
        try {
            return new StoreHeader(DataUtils.parseMap(line));
        } catch (MVStoreException e) {
            return null;
        }
    }

    /** The version of the chunk that it names; 0 for a file without a chunk. */
    long version() {
        return Long.parseUnsignedLong(fields.getOrDefault("version", "0"), 16);
    }

    /** The same, but the last chunk is this one; and no longer that of a file that was closed. */
    StoreHeader naming(StoreChunk chunk) {
        StoreHeader naming = new StoreHeader(fields);
        naming.fields.put("block", chunk.block());
        naming.fields.put("chunk", chunk.id());
        naming.fields.put("version", chunk.versionText());
        naming.fields.remove("clean");
        return naming;
    }

    /** As it stands in the file, both times. */
    ByteBuffer toBytes() {
        String line = DataUtils.appendMap(new StringBuilder(), fields).toString();
        byte[] bytes = (line + CHECKSUM + Integer.toHexString(checksum(line)) + "\n").getBytes(ISO_8859_1);
        return ByteBuffer.allocate(2 * BLOCK).put(0, bytes).put(BLOCK, bytes);
    }

    private static int checksum(String line) {
        byte[] bytes = line.getBytes(ISO_8859_1);
        return DataUtils.getFletcher32(bytes, 0, bytes.length);
    }
}
