package com.onebackpak.compliance.jdbc.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2, of which every write is on the disk when it returns. H2 writes at each commit when it is told
 * not to delay; so whoever commits, by whatever call, has waited for the disk, and writers who commit at the same
 * moment wait for it once.
 */
public final class ForcedFiles extends FilePathWrapper {
    /** The name of the file system in a path: {@code compliance-forced:/folder/file}. */
    public static final String SCHEME = "compliance-forced";

    static {
        FilePath.register(new ForcedFiles());
    }

    /** Lets H2 make one for each path; it is public for no other reason. */
    public ForcedFiles() {}

    /** Makes the scheme known to H2; once is enough, again does no harm. */
    public static void register() {
        // the static initializer did
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new ForcedFile(super.open(mode));
    }

    /** Reads and writes at a position need no lock of ours: those of the file beneath are made for many threads. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class ForcedFile extends FileBase {
        private final FileChannel file;

        ForcedFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int written = file.write(source);
            file.force(false);
            return written;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            int written = file.write(source, position);
            file.force(false);
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
            file.force(true);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
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
    }
}
