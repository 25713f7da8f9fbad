package com.onebackpak.compliance.vocabulary;

/** What the value of a fact is. */
public enum FactType {
    /** True or false. */
    BOOLEAN("boolean", true),
    /** A number, whole or not. */
    NUMBER("number", true),
    /** A name or a code. */
    TEXT("text", true),
    /** Several names or codes. */
    TEXTS("texts", true),
    /** A day, such as a birth date. */
    DATE("date", true),
    /** A moment with its offset, such as that of a collection. */
    INSTANT("instant", true),
    /** A term of the vocabulary. */
    TERM("term", true),
    /** Several terms of one dimension of the vocabulary. */
    TERMS("terms", true),
    /** A time zone; only the library's own facts have one. */
    ZONE("zone", false),
    /** All entries of a ledger that concern the parties; only the library's own facts are such. */
    LEDGER("ledger", false);

    private final String key;
    private final boolean declarable;

    FactType(String key, boolean declarable) {
        this.key = key;
        this.declarable = declarable;
    }

    /** The name in files. */
    public String key() {
        return key;
    }

    /** Whether a host may declare facts of this type: whether there are values of it that can be stated. */
    public boolean isDeclarable() {
        return declarable;
    }

    /** Whether its values have an order: numbers, days and moments. */
    public boolean isOrdered() {
        return this == NUMBER || isDay();
    }

    /** Whether its values are days or moments. */
    public boolean isDay() {
        return this == DATE || this == INSTANT;
    }

    /** Whether a value consists of several. */
    public boolean isSet() {
        return this == TEXTS || this == TERMS;
    }
}
