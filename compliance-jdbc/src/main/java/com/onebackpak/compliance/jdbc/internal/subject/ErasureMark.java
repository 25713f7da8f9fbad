package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file beside an embedded database that is there from before an erasure commits until the database's file was written
 * anew: so whatever happens between the two, the next who opens or closes the database knows that it must be. Thread-safe.
 */
public final class ErasureMark {
    private final Path folder;
    private final Path file;
    private final DurableFile.Disk disk;

    /** The mark in the folder of a database. */
    public ErasureMark(Path folder) {
        this(folder, DurableFile.Disk.REAL);
    }

    ErasureMark(Path folder, DurableFile.Disk disk) {
        this.disk = disk;
        this.folder = folder;
        this.file = folder.resolve("erased-since-written");
    }

    /** Whether somebody was, or may have been, erased since the database's file was written anew. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /**
     * Sets the mark; it is on the disk when this returns, also one that was there and may not have been.
     *
     * @throws ComplianceStoreException if it is not; then nobody may be erased
     */
    public void set() {
        try {
            if (!isThere()) {
                DurableFile.uninterrupted(() -> Files.write(file, new byte[0]));
            }
            disk.force(file, false);
            disk.force(folder, true);
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write " + file + ", without which nobody is erased", e);
        }
    }

    /** Removes the mark, after the file was written anew. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot delete " + file, e);
        }
    }
}
