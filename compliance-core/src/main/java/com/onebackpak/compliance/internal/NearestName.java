package com.onebackpak.compliance.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the known name that someone most likely meant. Has no state. */
public final class NearestName {
    private static final int MAX_LISTED = 30;

    private NearestName() {}

    /**
     * Returns the known name with the fewest slips from what was written, or nothing if all are further away than a third
     * of its last part (one slip is always allowed); parts are divided by dots or slashes. A slip is a letter too many, one too few, a wrong one, or two
     * neighbours swapped; capitals, and underscores for hyphens, are none.
     */
    public static Optional<String> of(String written, Collection<String> known) {
        String best = null;
        int lastPart = written.length() - Math.max(written.lastIndexOf('.'), written.lastIndexOf('/')) - 1;
        int fewest = Math.max(1, lastPart / 3) + 1;
        for (String name : known) {
            if (Math.abs(name.length() - written.length()) < fewest) {
                int slips = edits(plain(written), plain(name));
                if (slips < fewest) {
                    fewest = slips;
                    best = name;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns the words for a message: {@code did you mean 'x'?}, or nothing where no name is near. */
    public static String hint(String written, Collection<String> known) {
        return hint(of(written, known).stream().toList());
    }

    /** Returns the words for a message: {@code did you mean 'x' or 'y'?}, or nothing where nothing is meant. */
    public static String hint(Collection<String> meant) {
        return meant.isEmpty()
                ? ""
                : meant.stream()
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(" or ", "did you mean ", "?"));
    }

    /** Returns the words for a message that lists what is known, the first thirty by name. */
    public static String listed(Collection<String> known) {
        if (known.isEmpty()) {
            return "there are none";
        }
        String first = known.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
        int others = known.size() - MAX_LISTED;
        return "known are " + first + (others > 0 ? " and " + others + " more" : "");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** How many single letters are to be added, left out, replaced or swapped to turn one into the other. */
    public static int edits(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(from, to, slips, i, j);
            }
        }
        return slips[from.length()][to.length()];
    }

    private static int fewest(String from, String to, int[][] slips, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int fewest = Math.min(slips[i - 1][j - 1] + (same ? 0 : 1), Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
