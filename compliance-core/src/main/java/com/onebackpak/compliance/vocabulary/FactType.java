package com.onebackpak.compliance.vocabulary;

/** What the value of a fact is. */
public enum FactType {
    /** True or false. */
    BOOLEAN("boolean"),
    /** A name or a code. */
    TEXT("text"),
    /** A day, such as a birth date. */
    DATE("date"),
    /** A moment with its offset, such as that of a collection. */
    INSTANT("instant"),
    /** A time zone. */
    ZONE("zone"),
    /** A term of the vocabulary. */
    TERM("term"),
    /** All entries of a ledger that concern the parties. */
    LEDGER("ledger");

    private final String key;

    FactType(String key) {
        this.key = key;
    }

    /** The name in files. */
    public String key() {
        return key;
    }
}
