package com.onebackpak.compliance.jdbc.internal.h2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * A chunk of H2's store, as its place and its first line tell: {@code chunk:1a,len:1,...,version:1a,...}. All numbers are
 * in hexadecimal, as H2 writes them.
 *
 * @param id its number, which is used again after a long time
 * @param block the block that it begins with
 * @param versionText which state of the store it holds; later ones have higher versions
 */
record StoreChunk(String id, String block, String versionText) {
    private static final int MAX_LINE = 1024;
    private static final String BEGINNING = "chunk:";

    /** The chunk that the bytes for a place are; empty if they are something else. They are left as they are. */
    static Optional<StoreChunk> of(ByteBuffer bytes, long position) {
        String line = firstLine(bytes.duplicate());
        if (!line.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        try {
            Map<String, String> fields = DataUtils.parseMap(line);
            String id = fields.get("chunk");
            String version = fields.get("version");
            return id == null || version == null
                    ? Optional.empty()
                    : Optional.of(new StoreChunk(id, Long.toHexString(position / StoreHeader.BLOCK), version));
        } catch (MVStoreException e) {
            return Optional.empty();
        }
    }

    private static String firstLine(ByteBuffer bytes) {
        byte[] first = new byte[Math.min(MAX_LINE, bytes.remaining())];
        bytes.get(first);
        String text = new String(first, ISO_8859_1);
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(0, end).strip();
    }

    long version() {
        return Long.parseUnsignedLong(versionText, 16);
    }
}
