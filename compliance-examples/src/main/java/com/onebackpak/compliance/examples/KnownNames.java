package com.onebackpak.compliance.examples;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.Levenshtein;

/** What may have been meant by a name that nobody knows. Has no state. */
public final class KnownNames {
    private static final int MOST_LISTED = 20;

    private KnownNames() {}

    /** The known name from which a slip or two lead to what was written. */
    static Optional<String> nearest(String written, Collection<String> known) {
        int slips = written.length() / 3; // of two letters any other name of two is as near
        return known.stream()
                .filter(name -> Levenshtein.distance(written, name) <= slips)
                .min(Comparator.comparing(name -> Levenshtein.distance(written, name)));
    }

    /** Names the nearest; where there is none, those that are known, if need be some of them. */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> listed(known));
    }

    private static String listed(Collection<String> known) {
        if (known.isEmpty()) {
            return "none is known";
        }
        int more = known.size() - MOST_LISTED;
        return "known are " + known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                + (more > 0 ? ", and " + more + " more" : "");
    }
}
