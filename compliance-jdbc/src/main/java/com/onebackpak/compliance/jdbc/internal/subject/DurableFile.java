package com.onebackpak.compliance.jdbc.internal.subject;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Makes sure that what was written is on the disk. */
public final class DurableFile {
    /** Forces to the disk what a file holds, or which entries a folder has. */
    @FunctionalInterface
    public interface Disk {
        /** The disk itself. */
        Disk REAL = DurableFile::force;

        /** Returns when it is there. */
        void force(Path place, boolean isFolder) throws IOException;
    }

    private DurableFile() {}

    /** Work with files. */
    @FunctionalInterface
    public interface FileWork<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Runs work on a thread of its own and waits for it. Java closes a file under a thread that is interrupted, or was before
     * it came; a server's thread may be, and what must be on the disk must be there all the same. Whoever was interrupted
     * still is afterwards.
     *
     * @throws IOException as the work throws it; an unchecked exception or an error of the work's is thrown, too
     */
    public static <T> T uninterrupted(FileWork<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::run);
        new Thread(task, "compliance-file").start();
        try {
            return Objects.requireNonNull(Uninterruptibles.getUninterruptibly(task));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            Throwables.throwIfInstanceOf(cause, IOException.class);
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException("file work throws nothing else", e);
        }
    }

    /**
     * Makes sure that a folder is found again: its own entries, and those of all folders above it, any of which may be as
     * new as it is.
     */
    public static void forceEntries(Path folder, Disk disk) throws IOException {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            disk.force(above, true);
        }
    }

    private static void force(Path place, boolean isFolder) throws IOException {
        uninterrupted(() -> {
            forceInterruptibly(place, isFolder);
            return place;
        });
    }

    private static void forceInterruptibly(Path place, boolean isFolder) throws IOException {
        try (FileChannel channel =
                FileChannel.open(place, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            if (!isFolder) {
                throw e;
            }
            // Where folders cannot be forced, they need not be: such a system has no call for it
        }
    }
}
