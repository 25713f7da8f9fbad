package com.onebackpak.compliance.vocabulary;

/**
 * In which form the data stands.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record DataForm(String path) implements Term {
    /** The term {@code identified}. */
    public static final DataForm IDENTIFIED = new DataForm("identified");

    /** The term {@code pseudonymised}. */
    public static final DataForm PSEUDONYMISED = new DataForm("pseudonymised");

    /** The term {@code de-identified}. */
    public static final DataForm DE_IDENTIFIED = new DataForm("de-identified");

    /** The term {@code aggregated}. */
    public static final DataForm AGGREGATED = new DataForm("aggregated");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public DataForm {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.FORM;
    }

    @Override
    public String toString() {
        return path;
    }
}
