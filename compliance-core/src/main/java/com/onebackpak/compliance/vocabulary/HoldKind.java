package com.onebackpak.compliance.vocabulary;

/** Why data may not be deleted for the time being. */
public enum HoldKind {
    /** A dispute or an investigation. */
    LEGAL("legal"),
    /** An open request to inspect education records (34 CFR 99.10(e)). */
    INSPECTION("inspection");

    private final String key;

    HoldKind(String key) {
        this.key = key;
    }

    /** The name in files. */
    public String key() {
        return key;
    }
}
