package com.onebackpak.compliance.audit;

import com.google.common.collect.Iterators;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The tiles or bundles of one level, each as the most complete file that there is of it; tells which are missing between
 * others, and which less complete files are not the beginning of a more complete one.
 */
final class ContentFiles {
    /** Of those for which the index behind their last entry or hash is still one. */
    private static final long MAX_INDEX = Long.MAX_VALUE / TilePath.FULL - 1;

    private final Path root;
    private final int level;
    private final int longest;
    private final Consumer<LogProblem> problems;
    private long next;

    ContentFiles(Path root, int level, int longest, Consumer<LogProblem> problems) {
        this.root = root;
        this.level = level;
        this.longest = longest;
        this.problems = problems;
    }

    /** What a file holds, and the path that says how much it should. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Content(TilePath path, byte[] bytes) {}

    Iterator<Content> files() {
        String below = level == TilePath.ENTRIES ? "tile/entries" : "tile/" + level;
        return Iterators.transform(IndexedFiles.in(root, below, MAX_INDEX, problems), this::content);
    }

    private Content content(IndexedFiles files) {
        if (next < files.index()) {
            reportGap(next, files.index() - 1);
        }
        next = files.index() + 1;
        int width = files.full() ? TilePath.FULL : files.widths().last();
        TilePath path = new TilePath(level, files.index(), width);
        byte[] bytes = LogFolder.read(root.resolve(path.toString()), longest);
        for (int less : files.widths()) {
            if (less < width) {
                TilePath partial = new TilePath(level, files.index(), less);
                byte[] earlier = LogFolder.read(root.resolve(partial.toString()), longest);
                if (!isBeginning(earlier, less, bytes, files.full())) {
                    problems.accept(LogProblem.of(
                            LogProblem.Kind.TILE_EDITED,
                            partial.toString(),
                            "this earlier, partial file is not how " + path + " begins"));
                }
            }
        }
        return new Content(path, bytes);
    }

    /** Partial files may be linked to the full one once it is there, so that they hold more than their names say. */
    private boolean isBeginning(byte[] partial, int width, byte[] bytes, boolean mayBeLonger) {
        int length = width * TreeHash.LENGTH;
        if (level == TilePath.ENTRIES) {
            length = 0;
            for (int i = 0; i < width && length >= 0; i++) {
                length = EntryBundle.endOfEntry(partial, length);
            }
        }
        return length >= 0
                && (partial.length == length || (mayBeLonger && partial.length > length))
                && bytes.length >= partial.length
                && Arrays.equals(partial, 0, partial.length, bytes, 0, partial.length);
    }

    private void reportGap(long from, long to) {
        String first = new TilePath(level, from, TilePath.FULL).toString();
        String what = from == to
                ? "the file is missing"
                : "the files from here to " + new TilePath(level, to, TilePath.FULL) + " are missing";
        problems.accept(
                level > 0
                        ? LogProblem.of(LogProblem.Kind.MISSING, first, what)
                        : LogProblem.of(
                                LogProblem.Kind.MISSING,
                                first,
                                from * TilePath.FULL,
                                to * TilePath.FULL + TilePath.FULL - 1,
                                what));
    }

    void reportMalformed(TilePath path, String says) {
        problems.accept(LogProblem.of(LogProblem.Kind.MALFORMED, path.toString(), says));
    }
}
