package com.onebackpak.compliance.vocabulary;

/** What it means that a fact is not recorded. */
public enum WorldAssumption {
    /** It is unknown, and unknown never permits. */
    OPEN("open"),
    /** It is not so: the ledger that would hold it is complete. */
    CLOSED("closed");

    private final String key;

    WorldAssumption(String key) {
        this.key = key;
    }

    /** The name in files. */
    public String key() {
        return key;
    }
}
