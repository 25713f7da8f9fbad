package com.onebackpak.compliance.testkit.oracle;

import java.util.List;

/** Terms are dotted paths, regions hyphenated ones: each covers what continues it by whole segments. */
final class Words {
    private Words() {}

    static boolean covers(String broad, String narrow) {
        return continues(broad, narrow, ".");
    }

    static boolean coveredByAny(List<String> broad, String narrow) {
        return broad.stream().anyMatch(term -> covers(term, narrow));
    }

    static boolean touch(String one, String other) {
        return covers(one, other) || covers(other, one);
    }

    /** Whether what is named falls under one of the terms: open where it is broader than one of them. */
    static Answer under(List<String> terms, String named, String missing) {
        return under(terms, named, ".", missing);
    }

    static Answer inRegion(List<String> regions, String named, String missing) {
        return under(regions, named, "-", missing);
    }

    private static Answer under(List<String> terms, String named, String separator, String missing) {
        if (terms.stream().anyMatch(term -> continues(term, named, separator))) {
            return Answer.YES;
        }
        return terms.stream().anyMatch(term -> continues(named, term, separator)) ? Answer.open(missing) : Answer.NO;
    }

    private static boolean continues(String broad, String narrow, String separator) {
        return (narrow + separator).startsWith(broad + separator);
    }
}
