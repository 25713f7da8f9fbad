package com.onebackpak.compliance.policy;

/**
 * A reference to a clause or section: a prefix that names the document and the section in it, such as
 * {@code Backpak C15} or {@code FERPA 99.31(a)(1)}. Immutable.
 *
 * @param prefix the document; no spaces
 * @param section the section in it
 */
public record Citation(String prefix, String section) implements Comparable<Citation> {
    /**
     * Makes a citation.
     *
     * @throws IllegalArgumentException if a part is blank or the prefix has a space
     */
    public Citation {
        if (prefix.isBlank() || prefix.indexOf(' ') >= 0 || section.isBlank() || !section.equals(section.strip())) {
            throw new IllegalArgumentException("a citation is a prefix, a space and a section, such as 'FERPA 99.30'");
        }
    }

    /**
     * Reads a citation from its text.
     *
     * @throws IllegalArgumentException if the text is not a prefix, a space and a section
     */
    public static Citation parse(String text) {
        int space = text.indexOf(' ');
        if (space < 1) {
            throw new IllegalArgumentException(
                    "a citation is a prefix, a space and a section, such as 'FERPA 99.30', not '" + text + "'");
        }
        return new Citation(text.substring(0, space), text.substring(space + 1));
    }

    /** Whether the other cites this section or a paragraph of it: {@code 99.31} covers {@code 99.31(a)(1)}. */
    public boolean covers(Citation other) {
        if (!prefix.equals(other.prefix) || !other.section.startsWith(section)) {
            return false;
        }
        return other.section.length() == section.length() || "(/ ".indexOf(other.section.charAt(section.length())) >= 0;
    }

    @Override
    public int compareTo(Citation other) {
        int byPrefix = prefix.compareTo(other.prefix);
        return byPrefix != 0 ? byPrefix : NaturalOrder.compare(section, other.section);
    }

    @Override
    public String toString() {
        return prefix + " " + section;
    }
}
