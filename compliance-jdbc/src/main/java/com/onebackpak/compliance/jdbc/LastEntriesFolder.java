package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.subject.JournalFile;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.LastEntries;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The last entries in a folder with a file for each process, which writes its own whole at each commit, and nobody else's: so
 * none waits for another. They are not forced to the disk, which would double what a commit costs: they outlive the process, and
 * may not outlive a loss of power. A line that such a loss has left in part is as if it had not been written.
 */
final class LastEntriesFolder implements LastEntries {
    /** Entries whose number was given again, as after rollbacks of a host's, and those of a transaction that goes on. */
    private static final int MAX_OF_A_WRITER = 64;

    /** No process writes more. */
    private static final int MAX_BYTES = 1 << 24;

    /** What older processes left is about entries that are sealed by now. */
    private static final int MAX_FILES = 1_000;

    private final Path folder;
    private final Path own;
    private final Map<UUID, List<Line>> ofThisProcess = new LinkedHashMap<>();

    /**
     * An entry, as it is written.
     *
     * @param isDoubtful whether its number, or a smaller one, was given again: a larger one is then no proof that it is there
     */
    private record Line(Appended entry, String text, boolean isDoubtful) {
        Line before(Appended next) {
            return next.number() > entry.number() ? this : new Line(entry, text, true);
        }
    }

    /** The entries in a folder, which is made when the first is remembered. */
    LastEntriesFolder(Path folder) {
        this.folder = folder;
        this.own = folder.resolve(UUID.randomUUID().toString());
    }

    @Override
    public synchronized void remember(Appended entry) {
        List<Line> ofWriter = ofThisProcess.computeIfAbsent(entry.writer(), writer -> new ArrayList<>());
        ofWriter.replaceAll(line -> line.before(entry));
        forgetProved(ofWriter, entry);
        ofWriter.add(new Line(entry, text(entry), false));
        if (ofWriter.size() > MAX_OF_A_WRITER) {
            ofWriter.remove(1);
        }
        try {
            write();
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write which entries were appended last in " + own, e);
        }
    }

    /**
     * A number is given once the one before it is committed, or in the same transaction. So whose number is smaller is there; but
     * what comes after may be undone, so one that is there is kept until another is committed.
     */
    private static void forgetProved(List<Line> ofWriter, Appended entry) {
        long newestBefore = ofWriter.stream()
                .filter(line -> isProved(line, entry))
                .mapToLong(line -> line.entry().number())
                .max()
                .orElse(0);
        ofWriter.removeIf(line ->
                isProved(line, entry) && (entry.part().isEmpty() || line.entry().number() < newestBefore));
    }

    private static boolean isProved(Line earlier, Appended entry) {
        boolean mayFallTogether = earlier.entry().part().isPresent()
                && earlier.entry()
                        .part()
                        .map(Part::transaction)
                        .equals(entry.part().map(Part::transaction));
        return !earlier.isDoubtful() && !mayFallTogether;
    }

    private static String text(Appended entry) {
        return JournalFile.line(entry.writer() + " " + entry.number() + " " + entry.entry() + " " + entry.log()
                + entry.part()
                        .map(part -> " " + part.transaction() + " " + part.number())
                        .orElse(""));
    }

    /** By a file that an interrupted thread does not close. It never grows shorter but by a line at its end. */
    private void write() throws IOException {
        StringBuilder text = new StringBuilder();
        ofThisProcess.values().forEach(lines -> lines.forEach(line -> text.append(line.text())));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(own)) {
            begin();
        }
        try (RandomAccessFile file = new RandomAccessFile(own.toFile(), "rw")) {
            file.write(bytes);
            if (file.length() > bytes.length) {
                file.setLength(bytes.length);
            }
        }
    }

    private void begin() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createFile(own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createDirectories(folder);
            Files.createFile(own);
        }
        List<Path> files = files();
        if (files.size() > MAX_FILES) {
            files.sort(Comparator.comparing(LastEntriesFolder::changed));
            for (Path old : files.subList(0, files.size() - MAX_FILES)) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        KeyFolder.requireFolderOfItsOwner(folder);
        try (Stream<Path> files = Files.list(folder)) { // beside them there may be a folder such as lost+found
            return new ArrayList<>(
                    files.filter(file -> !Files.isDirectory(file)).toList());
        }
    }

    @Override
    public List<Appended> all() {
        List<Appended> all = new ArrayList<>();
        try {
            for (Path file : files()) {
                read(file, all);
            }
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot read which entries were appended last in " + folder, e);
        }
        return all;
    }

    private static void read(Path file, List<Appended> all) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyFolder.requireFileOfItsOwner(file);
            byte[] read = bytes.readNBytes(MAX_BYTES + 1);
            if (read.length > MAX_BYTES) {
                throw new ComplianceStoreException(
                        "the file " + file + " is longer than any that is written there; delete it");
            }
            // Not as UTF-8: after a loss of power there may be anything
            new String(read, StandardCharsets.ISO_8859_1)
                    .lines()
                    .forEach(line -> entry(line).ifPresent(all::add));
        } catch (NoSuchFileException e) {
            return; // one of the oldest, of which somebody has just made room
        }
    }

    private static Optional<Appended> entry(String line) {
        try {
            String[] parts = JournalFile.content(line).split(" ", -1);
            return parts.length != 4 && parts.length != 6
                    ? Optional.empty()
                    : Optional.of(new Appended(
                            UUID.fromString(parts[0]),
                            Long.parseLong(parts[1]),
                            UUID.fromString(parts[2]),
                            parts[3],
                            parts.length == 6
                                    ? Optional.of(new Part(Long.parseLong(parts[4]), Long.parseLong(parts[5])))
                                    : Optional.empty()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void forget() {
        ofThisProcess.clear();
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot delete which entries were appended last in " + folder, e);
        }
    }
}
