package com.onebackpak.compliance.jdbc.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2 that keeps a list of what is done to its files. */
public final class RecordedFiles extends FilePathWrapper {
    static final List<String> DONE = new CopyOnWriteArrayList<>();

    static void register() {
        FilePath.register(new RecordedFiles());
    }

    @Override
    public String getScheme() {
        return "recorded";
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
                DONE.add("write");
                return file.write(source);
            }

            @Override
            public synchronized int write(ByteBuffer source, long position) throws IOException {
                DONE.add("write");
                return file.write(source, position);
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
                DONE.add("truncate");
                file.truncate(size);
                return this;
            }

            @Override
            public void force(boolean metaData) throws IOException {
                DONE.add("force");
                file.force(metaData);
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
