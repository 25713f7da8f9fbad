package com.onebackpak.compliance.internal;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that someone most likely meant. Has no state. */
public final class NearestName {
    private NearestName() {}

    /**
     * Returns the known name with the fewest single-letter edits from what was written, or nothing if all are further
     * away than a third of its length (at least two edits are always allowed).
     */
    public static Optional<String> of(String written, Collection<String> known) {
        String best = null;
        int fewest = Math.max(2, written.length() / 3) + 1;
        for (String name : known) {
            int edits = edits(written, name);
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns the words for a message: {@code "; did you mean x?"}, or nothing where no name is near. */
    public static String hint(String written, Collection<String> known) {
        return of(written, known).map(name -> "did you mean '" + name + "'?").orElse("");
    }

    /** How many single letters are to be added, left out or replaced to turn one into the other. */
    public static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
