package com.onebackpak.compliance.vocabulary;

import java.util.Arrays;
import java.util.Optional;

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

    /** Returns the kind with this name in files, or nothing. */
    public static Optional<HoldKind> ofKey(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }
}
