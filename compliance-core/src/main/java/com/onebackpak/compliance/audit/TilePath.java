package com.onebackpak.compliance.audit;

import com.onebackpak.compliance.audit.tree.SubtreeHashes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where C2SP {@code tlog-tiles} keeps a tile of hashes or a bundle of entries, such as {@code tile/0/x001/x234/067} or
 * {@code tile/entries/000.p/3}. Immutable.
 *
 * @param level the level of a tile of hashes from 0 to 63, or {@link #ENTRIES} for a bundle of entries
 * @param index which of that level it is, from zero
 * @param width how many hashes or entries it holds, from 1 to {@link #FULL}
 */
public record TilePath(int level, long index, int width) {
    /** How many levels of the tree one level of tiles spans. */
    public static final int HEIGHT = SubtreeHashes.TILE_HEIGHT;

    /** How many hashes or entries a full tile or bundle holds. */
    public static final int FULL = 1 << HEIGHT;

    /** Stands for the level of bundles of entries. */
    public static final int ENTRIES = -1;

    private static final int MAX_LEVEL = 63;
    private static final Pattern SYNTAX =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /**
     * Names a tile or bundle.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL) {
            throw new IllegalArgumentException("level must be 0 to " + MAX_LEVEL + " or ENTRIES, but is " + level);
        }
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, but is " + index);
        }
        if (width < 1 || width > FULL) {
            throw new IllegalArgumentException("width must be 1 to " + FULL + ", but is " + width);
        }
    }

    /** Names a tile of hashes. */
    static TilePath tile(int level, long index, int width) {
        if (level == ENTRIES) {
            throw new IllegalArgumentException("level must not be negative, but is " + level);
        }
        return new TilePath(level, index, width);
    }

    /** Names a bundle of entries. */
    static TilePath entries(long index, int width) {
        return new TilePath(ENTRIES, index, width);
    }

    /** Returns what a path names, or nothing where it is not exactly such a path. */
    static Optional<TilePath> parse(String path) {
        Matcher matcher = SYNTAX.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        if (level > MAX_LEVEL || (matcher.group(3) != null && width >= FULL)) {
            return Optional.empty();
        }
        TilePath tile;
        try {
            long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""));
            tile = new TilePath(level, index, width);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return tile.toString().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** Returns whether it holds all that it ever will. */
    public boolean isFull() {
        return width == FULL;
    }

    /** Returns the index of the first hash or entry in it. */
    public long start() {
        return index * FULL;
    }

    /** Writes an index as path elements of three digits, all but the last beginning with {@code x}. */
    static String elements(long index) {
        String last = String.format(Locale.ROOT, "%03d", index % 1000);
        return index < 1000 ? last : elementsBefore(index / 1000) + last;
    }

    private static String elementsBefore(long index) {
        String element = String.format(Locale.ROOT, "x%03d/", index % 1000);
        return index < 1000 ? element : elementsBefore(index / 1000) + element;
    }

    /** Returns the path, with forward slashes. */
    @Override
    public String toString() {
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + elements(index)
                + (isFull() ? "" : ".p/" + width);
    }
}
