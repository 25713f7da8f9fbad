package com.onebackpak.compliance.audit;

import com.google.common.collect.Iterators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The files of one index in a folder where paths encode indexes by thousands: the full one, the partial ones, or both.
 *
 * @param index from zero
 * @param place the path of the full one, from the root of the export and with forward slashes
 * @param full whether there is a full one
 * @param widths the widths of the partial ones
 */
record IndexedFiles(long index, String place, boolean full, SortedSet<Integer> widths) {
    private static final int MAX_ELEMENTS = 7;
    private static final int THOUSAND = 1000;
    private static final Pattern FOLDER = Pattern.compile("x[0-9]{3}");
    private static final Pattern FILE = Pattern.compile("[0-9]{3}");
    private static final Pattern PARTIAL = Pattern.compile("[0-9]{3}\\.p");
    private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5]");

    /**
     * Lists the files below a folder by ascending index, reading one folder at a time; tells what else lies there. Enters
     * no folder through a symbolic link, as such links may lead in a circle.
     *
     * @param largest the largest index that a file can have
     */
    static Iterator<IndexedFiles> in(Path root, String below, long largest, Consumer<LogProblem> problems) {
        Listing listing = new Listing(root, largest, problems);
        // Indexes of one path element are lower than all of two, and so on
        return Iterators.concat(Iterators.transform(
                IntStream.rangeClosed(1, MAX_ELEMENTS).iterator(), elements -> listing.files(below, 0, elements)));
    }

    /** Whether the full one is there; tells of partial ones, where there should be none. */
    boolean isFull(Consumer<LogProblem> problems) {
        widths.forEach(width -> problems.accept(unexpected(place + ".p/" + width)));
        return full;
    }

    static LogProblem unexpected(String place) {
        return LogProblem.of(LogProblem.Kind.MALFORMED, place, "this is no file of a log");
    }

    private record Listing(Path root, long largest, Consumer<LogProblem> problems) {
        Iterator<IndexedFiles> files(String folder, long index, int elements) {
            if (!Files.isDirectory(root.resolve(folder))) {
                if (Files.exists(root.resolve(folder))) {
                    problems.accept(unexpected(folder));
                }
                return Collections.emptyIterator();
            }
            List<String> names = names(folder);
            if (elements > 1) {
                Iterator<String> folders = Iterators.filter(
                        names.iterator(), name -> isFolderOf(name, index, root.resolve(folder + "/" + name)));
                return Iterators.concat(Iterators.transform(
                        folders, name -> files(folder + "/" + name, extended(index, name.substring(1)), elements - 1)));
            }
            return here(folder, index, names);
        }

        private Iterator<IndexedFiles> here(String folder, long index, List<String> names) {
            TreeMap<String, IndexedFiles> files = new TreeMap<>();
            for (String name : names) {
                String place = folder + "/" + name;
                Path path = root.resolve(place);
                String number = name.length() > 2 ? name.substring(0, 3) : name;
                if (isBeyond(index, number)) {
                    reportUnless(name.startsWith("."), place);
                } else if (FILE.matcher(name).matches() && Files.isRegularFile(path)) {
                    add(files, folder, index, number, true, new TreeSet<>());
                } else if (PARTIAL.matcher(name).matches() && Files.isDirectory(path)) {
                    add(files, folder, index, number, false, widths(place));
                } else {
                    reportUnless(isFolderOf(name, index, path) || name.startsWith("."), place);
                }
            }
            return files.values().iterator();
        }

        private void reportUnless(boolean isFine, String place) {
            if (!isFine) {
                problems.accept(unexpected(place));
            }
        }

        private boolean isFolderOf(String name, long index, Path path) {
            return FOLDER.matcher(name).matches()
                    && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && (index > 0 || !name.equals("x000"))
                    && !isBeyond(index, name.substring(1))
                    && extended(index, name.substring(1)) <= largest / THOUSAND;
        }

        /** Whether no file has an index that begins with this one and goes on with this number. */
        private boolean isBeyond(long index, String number) {
            return FILE.matcher(number).matches()
                    && (index > largest / THOUSAND || extended(index, number) > largest || extended(index, number) < 0);
        }

        private static void add(
                TreeMap<String, IndexedFiles> files,
                String folder,
                long index,
                String number,
                boolean full,
                SortedSet<Integer> widths) {
            IndexedFiles known = files.get(number);
            if (known != null) {
                widths.addAll(known.widths());
            }
            if (full || !widths.isEmpty()) {
                files.put(
                        number,
                        new IndexedFiles(
                                extended(index, number),
                                folder + "/" + number,
                                full || (known != null && known.full()),
                                widths));
            }
        }

        private SortedSet<Integer> widths(String folder) {
            SortedSet<Integer> widths = new TreeSet<>();
            for (String name : names(folder)) {
                if (WIDTH.matcher(name).matches() && Files.isRegularFile(root.resolve(folder + "/" + name))) {
                    widths.add(Integer.parseInt(name));
                } else if (!name.startsWith(".")) {
                    problems.accept(unexpected(folder + "/" + name));
                }
            }
            return widths;
        }

        private static long extended(long index, String number) {
            return index * THOUSAND + Integer.parseInt(number);
        }

        private List<String> names(String folder) {
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.resolve(folder))) {
                paths.forEach(path -> names.add(String.valueOf(path.getFileName())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (java.nio.file.DirectoryIteratorException e) {
                throw new UncheckedIOException(e.getCause());
            }
            names.sort(null);
            return names;
        }
    }
}
