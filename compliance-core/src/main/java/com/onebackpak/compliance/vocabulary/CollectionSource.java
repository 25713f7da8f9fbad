package com.onebackpak.compliance.vocabulary;

/**
 * From whom data is collected.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record CollectionSource(String path) implements Term {
    /** The term {@code school}. */
    public static final CollectionSource SCHOOL = new CollectionSource("school");

    /** The term {@code parent}. */
    public static final CollectionSource PARENT = new CollectionSource("parent");

    /** The term {@code student}. */
    public static final CollectionSource STUDENT = new CollectionSource("student");

    /** The term {@code application}. */
    public static final CollectionSource APPLICATION = new CollectionSource("application");

    /** The term {@code automatic}. */
    public static final CollectionSource AUTOMATIC = new CollectionSource("automatic");

    /** The term {@code self}. */
    public static final CollectionSource SELF = new CollectionSource("self");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public CollectionSource {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.SOURCE;
    }

    @Override
    public String toString() {
        return path;
    }
}
