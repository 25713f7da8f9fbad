package com.onebackpak.compliance.jdbc.internal.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 in which the header of a database file always names the chunk that was written last, so that a
 * process may be killed at any moment and H2 finds all that it had acknowledged. H2 2.5.252 does not see to it itself,
 * see {@link DatabaseFile}.
 */
public class DatabaseFiles extends FilePathWrapper {
    /** The name of the file system in a path: {@code compliance-file:/folder/file}. */
    public static final String SCHEME = "compliance-file";

    private static final String DATABASE = ".mv.db";

    static {
        FilePath.register(new DatabaseFiles());
    }

    /** Lets H2 make one for each path; it is public for no other reason. */
    public DatabaseFiles() {}

    /** Makes the scheme known to H2; once is enough, again does no harm. */
    public static void register() {
        // the static initializer did
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    /** Whether each write is on the disk when it returns. */
    boolean isForced() {
        return false;
    }

    /** Whoever finds the new file in the place of the old one finds it whole, after a loss of power too. */
    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        try (FileChannel file = open("rw")) {
            file.force(true);
        } catch (IOException e) {
            throw DbException.convertIOException(e, "force " + getName());
        }
        super.moveTo(target, atomicReplace);
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return getName().endsWith(DATABASE) ? new DatabaseFile(super.open(mode), isForced()) : super.open(mode);
    }
}
