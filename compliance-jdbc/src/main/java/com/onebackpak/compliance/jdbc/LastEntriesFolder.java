package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.subject.JournalFile;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
    /** Of each writer, entries whose number was given again: as many rollbacks of a host's in one process. */
    private static final int MAX_DOUBTFUL = 64;

    /** What older processes left is about entries that are sealed by now. */
    private static final int MAX_FILES = 1_000;

    private final Path folder;
    private final Path own;
    private final Map<UUID, Deque<Line>> ofThisProcess = new LinkedHashMap<>();

    /** An entry, and as it is written. */
    private record Line(Appended entry, String text) {}

    /** The entries in a folder, which is made when the first is remembered. */
    LastEntriesFolder(Path folder) {
        this.folder = folder;
        this.own = folder.resolve(UUID.randomUUID().toString());
    }

    @Override
    public synchronized void remember(Appended entry) {
        Deque<Line> ofWriter = ofThisProcess.computeIfAbsent(entry.writer(), writer -> new ArrayDeque<>());
        if (!ofWriter.isEmpty() && ofWriter.getLast().entry().number() < entry.number()) {
            ofWriter.removeLast();
        }
        ofWriter.addLast(new Line(entry, text(entry)));
        if (ofWriter.size() > MAX_DOUBTFUL) {
            ofWriter.removeFirst();
        }
        try {
            write();
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write which entries were appended last in " + own, e);
        }
    }

    private static String text(Appended entry) {
        return JournalFile.line(entry.writer() + " " + entry.number() + " " + entry.entry()
                + entry.transaction().map(name -> " " + name).orElse(""));
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
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.toList());
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
        try {
            // Not line by line as UTF-8: after a loss of power there may be anything
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                entry(line).ifPresent(all::add);
            }
        } catch (NoSuchFileException e) {
            return; // one of the oldest, of which somebody has just made room
        }
    }

    private static Optional<Appended> entry(String line) {
        try {
            String[] parts = JournalFile.content(line).split(" ", -1);
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(new Appended(
                            UUID.fromString(parts[0]),
                            Long.parseLong(parts[1]),
                            UUID.fromString(parts[2]),
                            parts.length > 3 ? Optional.of(parts[3]) : Optional.empty()));
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
