package com.onebackpak.compliance.examples.oneroster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The CSV files of a roster by name, read whole and bounded: at most {@value #MAX_FILES} files, 64 MiB each and 256
 * MiB together. Thread-safe, and not changed once made.
 */
public final class RosterFiles {
    static final int MAX_FILES = 100;
    static final long MAX_BYTES_PER_FILE = 64L << 20;
    static final long MAX_BYTES = 256L << 20;

    private final String name;
    private final SortedMap<String, byte[]> contents;

    RosterFiles(String name, Map<String, byte[]> contents) {
        this.name = name;
        this.contents = new TreeMap<>(contents);
    }

    /**
     * Reads a folder, or a zip, of CSV files.
     *
     * @throws RosterException if there is no such folder or file, it cannot be read, or it is beyond the bounds
     */
    public static RosterFiles of(Path path) {
        if (Files.isDirectory(path)) {
            return ofFolder(path);
        }
        if (!Files.exists(path)) {
            throw new RosterException("there is no such roster; give a folder or a zip of CSV files", path.toString());
        }
        return RosterZip.read(path);
    }

    /**
     * Reads files that lie beside a class.
     *
     * @throws IllegalStateException if one is not there: the jar is broken
     */
    public static RosterFiles ofResources(String name, Class<?> beside, String folder, List<String> files) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String file : files) {
            try (InputStream in = beside.getResourceAsStream(folder + "/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks its file " + file);
                }
                contents.put(file, in.readAllBytes());
            } catch (IOException e) {
                throw new IllegalStateException("the program cannot read its file " + file, e);
            }
        }
        return new RosterFiles(name, contents);
    }

    private static RosterFiles ofFolder(Path folder) {
        Bounded contents = new Bounded(folder.toString());
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.filter(f -> isCsv(f.toString()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    contents.add(file.getFileName().toString(), in);
                }
            }
        } catch (IOException e) {
            throw new RosterException("the folder cannot be read", folder.toString(), e);
        }
        return new RosterFiles(folder.toString(), contents.files());
    }

    /** Also in capitals, so that a file that bears them can be named. */
    static boolean isCsv(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** The folder or zip, as it was given. */
    public String name() {
        return name;
    }

    /** The names of the files, sorted. */
    public SortedSet<String> names() {
        return new TreeSet<>(contents.keySet());
    }

    /** The bytes of a file, or nothing if there is none of that name. */
    Optional<byte[]> find(String file) {
        return Optional.ofNullable(contents.get(file));
    }

    /** Collects files and refuses what is too much, by what is read and not by what is declared. */
    static final class Bounded {
        private final String place;
        private final Map<String, byte[]> files = new TreeMap<>();
        private long bytes;

        Bounded(String place) {
            this.place = place;
        }

        void add(String file, InputStream in) throws IOException {
            if (files.size() == MAX_FILES) {
                throw new RosterException("a roster must not have more than " + MAX_FILES + " files", place);
            }
            int allowed = (int) Math.min(MAX_BYTES_PER_FILE, MAX_BYTES - bytes);
            byte[] content = in.readNBytes(allowed + 1);
            if (content.length > allowed) {
                throw new RosterException(
                        "the roster is too large; at most " + (MAX_BYTES_PER_FILE >> 20) + " MiB a file and "
                                + (MAX_BYTES >> 20) + " MiB together are read",
                        file);
            }
            if (files.put(file, content) != null) {
                throw new RosterException("the file is there twice", file);
            }
            bytes += content.length;
        }

        Map<String, byte[]> files() {
            return files;
        }
    }
}
