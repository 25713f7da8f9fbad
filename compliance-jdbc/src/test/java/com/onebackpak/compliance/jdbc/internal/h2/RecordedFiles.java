package com.onebackpak.compliance.jdbc.internal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2 that tells what has just been done to one of its files. */
public final class RecordedFiles extends FilePathWrapper {
    static final String SCHEME = "recorded";

    private static final AtomicReference<Consumer<String>> LISTENER = new AtomicReference<>(what -> {});

    /** Makes the scheme known to H2, and from now on tells this one of each {@code write}, {@code force} and {@code truncate}. */
    static void listen(Consumer<String> listener) {
        FilePath.register(new RecordedFiles());
        LISTENER.set(listener);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return new FileBase() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                return file.read(target);
            }

            @Override
            public synchronized int read(ByteBuffer target, long position) throws IOException {
                return file.read(target, position);
            }

            @Override
            public int write(ByteBuffer source) throws IOException {
                int written = file.write(source);
                LISTENER.get().accept("write");
                return written;
            }

            @Override
            public synchronized int write(ByteBuffer source, long position) throws IOException {
                int written = file.write(source, position);
                LISTENER.get().accept("write");
                return written;
            }

            @Override
            public long position() throws IOException {
                return file.position();
            }

            @Override
            public FileChannel position(long position) throws IOException {
                file.position(position);
                return this;
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public FileChannel truncate(long size) throws IOException {
                file.truncate(size);
                LISTENER.get().accept("truncate");
                return this;
            }

            @Override
            public void force(boolean metaData) throws IOException {
                file.force(metaData);
                LISTENER.get().accept("force");
            }

            @Override
            public FileLock tryLock(long position, long size, boolean shared) throws IOException {
                return file.tryLock(position, size, shared);
            }

            @Override
            protected void implCloseChannel() throws IOException {
                file.close();
            }
        };
    }
}
