package com.onebackpak.compliance.vocabulary;

/** The dimensions of a vocabulary; a term belongs to exactly one of them. */
public enum Dimension {
    /** What is done with data. */
    ACTION("action"),
    /** The kind of person whom data is about. */
    PERSON("person"),
    /** The kind of party that receives data. */
    RECIPIENT("recipient"),
    /** What data is processed for. */
    PURPOSE("purpose"),
    /** What kind of data it is. */
    CATEGORY("category"),
    /** In which form the data stands. */
    FORM("form"),
    /** From whom data is collected. */
    SOURCE("source"),
    /** Whose consent it is, and how it was obtained. */
    BASIS("basis"),
    /** How a consent was given. */
    METHOD("method"),
    /** What the parties of an agreement have agreed upon. */
    AGREEMENT_TERM("agreement-term"),
    /** What is owed along with a decision. */
    OBLIGATION("obligation");

    private final String key;

    Dimension(String key) {
        this.key = key;
    }

    /** The dimension's name in files. */
    public String key() {
        return key;
    }

    /**
     * Returns the term of this dimension with the given path, whether a vocabulary knows it or not.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public Term term(String path) {
        return switch (this) {
            case ACTION -> new Action(path);
            case PERSON -> new PersonKind(path);
            case RECIPIENT -> new RecipientKind(path);
            case PURPOSE -> new Purpose(path);
            case CATEGORY -> new Category(path);
            case FORM -> new DataForm(path);
            case SOURCE -> new CollectionSource(path);
            case BASIS -> new ConsentBasis(path);
            case METHOD -> new ConsentMethod(path);
            case AGREEMENT_TERM -> new AgreementTerm(path);
            case OBLIGATION -> new ObligationKind(path);
        };
    }
}
