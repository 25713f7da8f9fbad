package com.onebackpak.compliance.vocabulary;

/** Who can supply a fact, or bring one about. */
public enum FactParty {
    /** The school or district that controls the data. */
    SCHOOL("school"),
    /** A parent, or the eligible student. */
    PARENT("parent"),
    /** The person whom the data is about. */
    STUDENT("student"),
    /** The vendor that asks. */
    VENDOR("vendor"),
    /** The party that would receive the data. */
    RECIPIENT("recipient"),
    /** The program that asks, in its request. */
    CALLER("caller");

    private final String key;

    FactParty(String key) {
        this.key = key;
    }

    /** The name in files. */
    public String key() {
        return key;
    }
}
