package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.h2.StoreFile;
import com.onebackpak.compliance.jdbc.internal.h2.UninterruptedFiles;
import com.onebackpak.compliance.jdbc.internal.subject.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.api.ErrorCode;

/**
 * The folder of an embedded database, taken by this process for as long as it has the database: by nobody else, and only
 * once. Not thread-safe.
 */
final class DatabaseFolder {
    /** The database's name, with which its files begin. */
    static final String NAME = "compliance";

    private static final String FILE = NAME + ".mv.db";
    private static final String LOCK = NAME + ".lock";
    /** No file is longer that was just created, or was left by whoever was killed while creating it; that has 24 KiB. */
    private static final long LONGEST_NEW_FILE = 32_768;

    /** H2 would share one database between those who open it twice in a process, and the first to close would end it. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path place;
    private final FileChannel lock;

    private DatabaseFolder(Path place, FileChannel lock) {
        this.place = place;
        this.lock = lock;
    }

    /**
     * Takes the folder, and creates it if it is missing.
     *
     * @throws DatabaseException if somebody has it
     * @throws UncheckedIOException if it could not be created
     */
    static DatabaseFolder take(Path folder) {
        Path place = created(folder);
        if (place.toString().contains(";")) {
            throw new IllegalArgumentException("the folder of an embedded database must not have a ';' in its path");
        }
        if (!OPEN.add(place)) {
            throw new DatabaseException(openHere(place));
        }
        boolean isTaken = false;
        try {
            DatabaseFolder taken = new DatabaseFolder(place, locked(place));
            isTaken = true;
            return taken;
        } finally {
            if (!isTaken) {
                OPEN.remove(place);
            }
        }
    }

    /** Lets others take it. */
    void release() {
        try {
            close(lock);
        } finally {
            OPEN.remove(place);
        }
    }

    /** Whether there is a database in the folder, whatever its state. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    Path place() {
        return place;
    }

    /** The database's file. */
    Path file() {
        return place.resolve(FILE);
    }

    /**
     * Looks at the file before H2 does, which would begin anew in one of which the end is cut off.
     *
     * @throws DatabaseException if nothing is found in a file that had something
     */
    void requireContent() {
        Path file = file();
        try {
            if (Files.isRegularFile(file)
                    && Files.size(file) > LONGEST_NEW_FILE
                    && StoreFile.isLost(UninterruptedFiles.SCHEME + ":" + file)) {
                throw new DatabaseException(explanation(ErrorCode.FILE_CORRUPTED_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " could not be looked at", e);
        }
    }

    private static Path created(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectories(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectories(folder);
                }
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " could not be created", e);
        }
    }

    /** A new file is safe only when its folder's entry is, too, and the folder's own in the one above. */
    void forceEntry() {
        try {
            DurableFile.forceEntries(place, DurableFile.Disk.REAL);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + place + " could not be forced to the disk", e);
        }
    }

    /**
     * Held for as long as this process has the database, also while H2 has closed its file to write it anew.
     *
     * @throws DatabaseException if another process holds it
     */
    private static FileChannel locked(Path place) {
        FileChannel file = null;
        boolean isLocked = false;
        try {
            file = FileChannel.open(place.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            isLocked = file.tryLock() != null;
        } catch (OverlappingFileLockException e) { // another class loader has a class like this one
            throw new DatabaseException(openHere(place));
        } catch (IOException e) {
            throw new UncheckedIOException("the lock file in " + place + " could not be made", e);
        } finally {
            if (!isLocked && file != null) {
                close(file);
            }
        }
        if (!isLocked) {
            throw new DatabaseException(explanation(place, ErrorCode.DATABASE_ALREADY_OPEN_1));
        }
        return file;
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock file could not be closed", e);
        }
    }

    private static String openHere(Path place) {
        return "the embedded database in " + place + " is already open in this process";
    }

    /** Why the database could not be opened, by H2's code. */
    String explanation(int errorCode) {
        return explanation(place, errorCode);
    }

    private static String explanation(Path place, int errorCode) {
        return switch (errorCode) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "the embedded database in " + place + " is open in another process"
                        + " (it serves one process at a time; several need PostgreSQL)";
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
                "the embedded database " + place.resolve(FILE) + " is corrupt"
                        + " (restore it from a backup; do not delete it, H2's recovery tool may read some of it)";
            default -> "the embedded database in " + place + " could not be opened";
        };
    }

    /** Its path. */
    @Override
    public String toString() {
        return place.toString();
    }
}
