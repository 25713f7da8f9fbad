package com.onebackpak.compliance.vocabulary;

import java.util.Arrays;

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

    /**
     * The kind of a name in files.
     *
     * @throws IllegalArgumentException if none bears it
     */
    public static HoldKind ofKey(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of hold '" + key + "'"));
    }

    /** The name in files. */
    public String key() {
        return key;
    }
}
