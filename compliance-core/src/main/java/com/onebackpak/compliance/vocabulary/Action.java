package com.onebackpak.compliance.vocabulary;

/**
 * What is done with data.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record Action(String path) implements Term {
    /** The term {@code collect}. */
    public static final Action COLLECT = new Action("collect");

    /** The term {@code use}. */
    public static final Action USE = new Action("use");

    /** The term {@code disclose}. */
    public static final Action DISCLOSE = new Action("disclose");

    /** The term {@code disclose.sell}. */
    public static final Action DISCLOSE_SELL = new Action("disclose.sell");

    /** The term {@code disclose.publish}. */
    public static final Action DISCLOSE_PUBLISH = new Action("disclose.publish");

    /** The term {@code store}. */
    public static final Action STORE = new Action("store");

    /** The term {@code retain}. */
    public static final Action RETAIN = new Action("retain");

    /** The term {@code delete}. */
    public static final Action DELETE = new Action("delete");

    /** The term {@code inspect}. */
    public static final Action INSPECT = new Action("inspect");

    /** The term {@code amend}. */
    public static final Action AMEND = new Action("amend");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public Action {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.ACTION;
    }

    @Override
    public String toString() {
        return path;
    }
}
