package com.onebackpak.compliance.jdbc.internal.h2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file that stays open when a thread is interrupted that reads or writes it. A {@code FileChannel} of Java's is closed
 * then, for all threads, and with it the database. Here the thread goes on, and remains interrupted. Thread-safe.
 */
final class UninterruptedFile extends FileBaseDefault {
    /** Reads and writes where it stands, so one at a time; in this an interrupt ends nothing. */
    private final RandomAccessFile file;

    /** Locks the file and forces it to the disk, which needs nobody to wait in another thread; no more. */
    private final AsynchronousFileChannel channel;

    /** Opens a file of the host's, and creates it if it is to be written. */
    UninterruptedFile(Path path, String mode) throws IOException {
        file = new RandomAccessFile(path.toFile(), mode);
        try {
            channel = mode.equals("r")
                    ? AsynchronousFileChannel.open(path, StandardOpenOption.READ)
                    : AsynchronousFileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        byte[] bytes = target.hasArray() ? target.array() : new byte[target.remaining()];
        int offset = target.hasArray() ? target.arrayOffset() + target.position() : 0;
        file.seek(position);
        int read = file.read(bytes, offset, target.remaining());
        if (read > 0) {
            if (target.hasArray()) {
                target.position(target.position() + read);
            } else {
                target.put(bytes, 0, read);
            }
        }
        return read;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        byte[] bytes;
        int offset = 0;
        if (source.hasArray()) {
            bytes = source.array();
            offset = source.arrayOffset() + source.position();
        } else {
            bytes = new byte[length];
            source.duplicate().get(bytes);
        }
        file.seek(position);
        file.write(bytes, offset, length);
        source.position(source.limit());
        return length;
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        if (size < file.length()) {
            file.setLength(size);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        channel.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        try {
            channel.close();
        } finally {
            file.close();
        }
    }
}
