package com.onebackpak.compliance.jdbc.internal.subject;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
