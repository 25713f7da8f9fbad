package com.onebackpak.compliance.jdbc.internal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database file of H2 whose header always names the chunk that was written last. Thread-safe.
 *
 * <p>H2 writes each commit as a chunk, into a gap of the file where one is large enough. When it opens a file that nobody
 * closed, it finds the last chunk by the header, by the end of the file and by each chunk's guess where the next will be.
 * When a guess has failed it writes the header anew, but 2.5.252 names the chunk before the last in it (2.3.232 and
 * 2.4.240 named the last), so that this one is not found and neither are those after it: commits that were acknowledged
 * are gone. Therefore each chunk is followed by a header here that names it. It comes after the chunk, and a chunk never
 * takes the place of the one before it; so what the header names is whole at every moment.
 */
final class DatabaseFile extends ForwardingFile {
    private final FileChannel file;
    private final boolean forced;
    private @Nullable StoreHeader header;
    private @Nullable StoreChunk last;

    /** Over an open file; {@code forced} if every write must be on the disk when it returns. */
    DatabaseFile(FileChannel file, boolean forced) {
        super(file);
        this.file = file;
        this.forced = forced;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        if (position == 0) {
            writeHeader(source);
            return length;
        }
        Optional<StoreChunk> chunk = StoreChunk.of(source, position);
        writeWhole(source, position);
        // others than the last are only moved
        if (chunk.isPresent() && (last == null || chunk.get().version() >= last.version())) {
            last = chunk.get();
            if (header == null) {
                header = StoreHeader.read(file);
            }
            name(last);
        }
        return length;
    }

    private void writeHeader(ByteBuffer source) throws IOException {
        header = StoreHeader.of(source.duplicate());
        if (header == null || last == null || header.version() >= last.version()) {
            writeWhole(source, 0);
        } else {
            name(last);
            source.position(source.limit());
        }
    }

    private void name(StoreChunk chunk) throws IOException {
        // a file without a header is not one of H2's
        if (header != null) {
            header = header.naming(chunk);
            writeWhole(header.toBytes(), 0);
        }
    }

    private void writeWhole(ByteBuffer source, long position) throws IOException {
        long next = position;
        while (source.hasRemaining()) {
            next += file.write(source, next);
        }
        if (forced) {
            file.force(false);
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        long position = file.position();
        int written = write(source, position);
        file.position(position + written);
        return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        if (forced) {
            file.force(true);
        }
        return this;
    }
}
