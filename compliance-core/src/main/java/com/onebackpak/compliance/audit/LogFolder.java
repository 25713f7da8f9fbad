package com.onebackpak.compliance.audit;

import com.google.common.collect.Iterators;
import com.onebackpak.compliance.audit.note.SignedNote;
import com.onebackpak.compliance.audit.tree.SubtreeHashes;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A log as a folder of files: the layout of C2SP {@code tlog-tiles}, and earlier checkpoints beside it under
 * {@code checkpoints/}, their sizes written like the indexes of tiles. Reads regular files only, each as far as it can be
 * long, and nothing outside of {@code checkpoint}, {@code checkpoints} and {@code tile}.
 */
public final class LogFolder implements LogSource {
    static final String CHECKPOINT = "checkpoint";
    static final String CHECKPOINTS = "checkpoints";

    private static final String TILE = "tile";
    private static final int MAX_LEVEL = 63;
    private static final Pattern LEVEL = Pattern.compile("entries|[0-9]|[1-5][0-9]|6[0-3]");

    private final Path folder;

    private LogFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder.
     *
     * @throws IOException if there is none
     */
    public static LogFolder open(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new FileNotFoundException("there is no such folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return new LogFolder(folder);
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> checkpoint() {
        Path file = folder.resolve(CHECKPOINT);
        return Files.isRegularFile(file) ? Optional.of(read(file, SignedNote.MAX_LENGTH)) : Optional.empty();
    }

    @Override
    public Stream<StoredNote> earlierCheckpoints(Consumer<LogProblem> problems) {
        return stream(Iterators.filter(
                        IndexedFiles.in(folder, CHECKPOINTS, Long.MAX_VALUE, problems),
                        files -> files.isFull(problems)))
                .map(files -> new StoredNote(
                        files.place(), files.index(), read(folder.resolve(files.place()), SignedNote.MAX_LENGTH)));
    }

    @Override
    public Stream<StoredEntry> entries(Consumer<LogProblem> problems) {
        return stream(new BundleFiles(folder, problems).entries());
    }

    @Override
    public int levels() {
        return IntStream.rangeClosed(0, MAX_LEVEL)
                        .filter(level -> Files.exists(folder.resolve(TILE + "/" + level)))
                        .max()
                        .orElse(-1)
                + 1;
    }

    @Override
    public Stream<StoredHash> hashes(int level, Consumer<LogProblem> problems) {
        if (level == 0) {
            reportUnknownFiles(problems);
        }
        return stream(new TileFiles(folder, level, problems).hashes());
    }

    /** Reports what lies beside the levels. */
    private void reportUnknownFiles(Consumer<LogProblem> problems) {
        if (!Files.isDirectory(folder.resolve(TILE))) {
            return;
        }
        try (Stream<Path> paths = Files.list(folder.resolve(TILE))) {
            paths.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> !LEVEL.matcher(name).matches() && !name.startsWith("."))
                    .sorted()
                    .forEach(name -> problems.accept(IndexedFiles.unexpected(TILE + "/" + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on only when asked to: a stream that is flattened from others would read all of a folder at once. */
    private static <T> Stream<T> stream(Iterator<T> items) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * Returns the tree as the tiles have it, to make proofs from; it reads a file for each hash.
     *
     * @return throws {@link UncheckedIOException} where a tile is missing or too short
     */
    public SubtreeHashes tree() {
        return SubtreeHashes.overTiles((height, index) -> {
            String place = place(height / TilePath.HEIGHT, index);
            byte[] tile = read(folder.resolve(place), TilePath.FULL * TreeHash.LENGTH);
            int offset = (int) (index % TilePath.FULL) * TreeHash.LENGTH;
            if (tile.length < offset + TreeHash.LENGTH) {
                throw new UncheckedIOException(new IOException(place + " has no hash " + index));
            }
            return TreeHash.ofBytes(tile, offset);
        });
    }

    /**
     * Reads one entry.
     *
     * @throws UncheckedIOException if its bundle is missing or has no such entry
     */
    public byte[] entry(long index) {
        String place = place(TilePath.ENTRIES, index);
        byte[] bundle = read(folder.resolve(place), BundleFiles.MAX_BYTES);
        int at = 0;
        for (long i = index % TilePath.FULL; i > 0 && at >= 0; i--) {
            at = EntryBundle.endOfEntry(bundle, at);
        }
        int end = at < 0 ? -1 : EntryBundle.endOfEntry(bundle, at);
        if (end < 0) {
            throw new UncheckedIOException(new IOException(place + " has no entry " + index));
        }
        return Arrays.copyOfRange(bundle, at + EntryBundle.PREFIX, end);
    }

    /** Names the file that is there: a full one, or else the widest partial one. */
    @Override
    public String place(int level, long index) {
        TilePath full = new TilePath(level, index / TilePath.FULL, TilePath.FULL);
        if (!Files.exists(folder.resolve(full.toString()))) {
            for (int width = TilePath.FULL - 1; width > 0; width--) {
                TilePath partial = new TilePath(level, full.index(), width);
                if (Files.exists(folder.resolve(partial.toString()))) {
                    return partial.toString();
                }
            }
        }
        return full.toString();
    }

    /**
     * Reads a file up to one byte more than it can have, so that it shows if it has more; no pipe, which would be waited
     * for, and nothing else that is not regular.
     */
    static byte[] read(Path file, int longest) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UncheckedIOException(new IOException(file + " is no regular file"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(longest + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
