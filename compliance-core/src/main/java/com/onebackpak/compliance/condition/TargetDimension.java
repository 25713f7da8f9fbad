package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.vocabulary.Dimension;

/** On what a target may be restricted. */
public enum TargetDimension {
    /** What is done. */
    ACTIONS("action", Dimension.ACTION, false, false),
    /** About whom. */
    SUBJECTS("subject", Dimension.PERSON, false, true),
    /** With which data. */
    CATEGORIES("category", Dimension.CATEGORY, false, false),
    /** What for. */
    PURPOSES("purpose", Dimension.PURPOSE, true, true),
    /** To what kind of recipient. */
    RECIPIENTS("recipient", Dimension.RECIPIENT, true, true),
    /** By what kind of actor. */
    ACTORS("actor", Dimension.RECIPIENT, true, true),
    /** In which form. */
    FORMS("form", Dimension.FORM, false, false),
    /** Collected from whom. */
    SOURCES("source", Dimension.SOURCE, true, true);

    private final String singular;
    private final Dimension dimension;
    private final boolean mayBeAbsent;
    private final boolean mayBeUnknown;

    TargetDimension(String singular, Dimension dimension, boolean mayBeAbsent, boolean mayBeUnknown) {
        this.singular = singular;
        this.dimension = dimension;
        this.mayBeAbsent = mayBeAbsent;
        this.mayBeUnknown = mayBeUnknown;
    }

    /** The name in files. */
    public String key() {
        return dimension == Dimension.CATEGORY ? "categories" : singular + "s";
    }

    /** What one of them is called. */
    public String singular() {
        return singular;
    }

    /** The dimension of the vocabulary that its terms belong to. */
    public Dimension dimension() {
        return dimension;
    }

    /** Whether a request may name nothing here, and that is known. */
    public boolean mayBeAbsent() {
        return mayBeAbsent;
    }

    /** Whether it may be unknown what a request names here. */
    public boolean mayBeUnknown() {
        return mayBeUnknown;
    }
}
