package com.onebackpak.compliance.jdbc.internal.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2, the host's, of which no file is closed by the interrupt of a thread that uses it. */
public final class UninterruptedFiles extends FilePathWrapper {
    /** The name of the file system in a path: {@code compliance-disk:/folder/file}. */
    public static final String SCHEME = "compliance-disk";

    static {
        FilePath.register(new UninterruptedFiles());
    }

    /** Lets H2 make one for each path; it is public for no other reason. */
    public UninterruptedFiles() {}

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
        return new UninterruptedFile(Path.of(getBase().toString()), mode);
    }
}
