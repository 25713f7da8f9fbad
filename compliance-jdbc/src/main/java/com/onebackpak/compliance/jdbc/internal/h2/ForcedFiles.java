package com.onebackpak.compliance.jdbc.internal.h2;

import org.h2.store.fs.FilePath;

/**
 * A file system for H2, of which every write to a database file is on the disk when it returns. H2 writes at each commit
 * when it is told not to delay; so whoever commits, by whatever call, has waited for the disk, and writers who commit at
 * the same moment wait for it once.
 */
public final class ForcedFiles extends DatabaseFiles {
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
    boolean isForced() {
        return true;
    }
}
