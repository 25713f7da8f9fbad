package com.onebackpak.compliance.vocabulary;

/**
 * Whose consent it is, and how it was obtained.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record ConsentBasis(String path) implements Term {
    /** The term {@code parental-via-school}. */
    public static final ConsentBasis PARENTAL_VIA_SCHOOL = new ConsentBasis("parental-via-school");

    /** The term {@code school-as-agent}. */
    public static final ConsentBasis SCHOOL_AS_AGENT = new ConsentBasis("school-as-agent");

    /** The term {@code parental-direct}. */
    public static final ConsentBasis PARENTAL_DIRECT = new ConsentBasis("parental-direct");

    /** The term {@code eligible-student}. */
    public static final ConsentBasis ELIGIBLE_STUDENT = new ConsentBasis("eligible-student");

    /** The term {@code self}. */
    public static final ConsentBasis SELF = new ConsentBasis("self");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public ConsentBasis {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.BASIS;
    }

    @Override
    public String toString() {
        return path;
    }
}
