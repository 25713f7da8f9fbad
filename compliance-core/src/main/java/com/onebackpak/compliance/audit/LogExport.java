package com.onebackpak.compliance.audit;

import com.onebackpak.compliance.audit.tree.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Writes a log as a folder that proves itself, which {@link LogFolder} reads: all is copied as the source stores it and
 * nothing recomputed, so that what is wrong with the source shows in the export. The folder bears its name only once it
 * is complete; the memory needed does not grow with the log.
 *
 * <pre>{@code
 * LogExport.of(stores.of(district).auditLog().contents()).writeTo(Path.of("export"));
 * }</pre>
 */
public final class LogExport {
    private final LogSource source;

    private LogExport(LogSource source) {
        this.source = source;
    }

    /** Exports this source. */
    public static LogExport of(LogSource source) {
        return new LogExport(source);
    }

    /**
     * Writes the folder.
     *
     * @param folder does not exist yet, or is empty; its parent exists
     * @throws IOException if the folder holds something, or cannot be written
     * @throws UncheckedIOException if the source cannot be read
     */
    public void writeTo(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || holdsSomething(target)) {
            throw new DirectoryNotEmptyException(folder.toString());
        }
        Path unfinished = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
        try {
            write(unfinished);
            Files.deleteIfExists(target);
            Files.move(unfinished, target);
        } catch (IOException | RuntimeException e) {
            delete(unfinished);
            throw e;
        }
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            return paths.iterator().hasNext();
        }
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("tile"));
        try (Stream<LogSource.StoredEntry> entries = source.entries(problem -> {})) {
            Iterator<LogSource.StoredEntry> items = entries.iterator();
            writeTiles(folder, TilePath.ENTRIES, items, (tile, entry) -> EntryBundle.append(tile, entry.bytes()));
        }
        for (int level = 0; level < source.levels(); level++) {
            try (Stream<LogSource.StoredHash> hashes = source.hashes(level, problem -> {})) {
                Iterator<LogSource.StoredHash> items = hashes.iterator();
                writeTiles(
                        folder,
                        level,
                        items,
                        (tile, hash) -> tile.write(hash.hash().bytes(), 0, TreeHash.LENGTH));
            }
        }
        try (Stream<LogSource.StoredNote> notes = source.earlierCheckpoints(problem -> {})) {
            for (LogSource.StoredNote note : (Iterable<LogSource.StoredNote>) notes::iterator) {
                write(folder.resolve(checkpointPlace(note.size())), note.bytes());
            }
        }
        var checkpoint = source.checkpoint();
        if (checkpoint.isPresent()) {
            write(folder.resolve(LogFolder.CHECKPOINT), checkpoint.get());
        }
    }

    static String checkpointPlace(long size) {
        return LogFolder.CHECKPOINTS + "/" + TilePath.elements(size);
    }

    private interface Appending<T> {
        void append(ByteArrayOutputStream tile, T item);
    }

    private static <T> void writeTiles(Path folder, int level, Iterator<T> items, Appending<T> appending)
            throws IOException {
        ByteArrayOutputStream tile = new ByteArrayOutputStream();
        for (long index = 0; items.hasNext(); index++) {
            tile.reset();
            int width = 0;
            for (; width < TilePath.FULL && items.hasNext(); width++) {
                appending.append(tile, items.next());
            }
            write(folder.resolve(new TilePath(level, index, width).toString()), tile.toByteArray());
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Files.write(file, bytes);
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // What stopped the export is thrown; that its rest could not be removed as well adds nothing
        }
    }
}
