package com.onebackpak.compliance.jdbc.internal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
        return new ForwardingFile(super.open(mode)) {
            @Override
            public int write(ByteBuffer source) throws IOException {
                return told("write", super.write(source));
            }

            @Override
            public synchronized int write(ByteBuffer source, long position) throws IOException {
                return told("write", super.write(source, position));
            }

            @Override
            public FileChannel truncate(long size) throws IOException {
                return told("truncate", super.truncate(size));
            }

            @Override
            public void force(boolean metaData) throws IOException {
                super.force(metaData);
                LISTENER.get().accept("force");
            }
        };
    }

    private static <T> T told(String what, T result) {
        LISTENER.get().accept(what);
        return result;
    }
}
