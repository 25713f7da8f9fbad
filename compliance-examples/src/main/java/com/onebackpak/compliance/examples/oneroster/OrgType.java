package com.onebackpak.compliance.examples.oneroster;

import java.util.Locale;

/** The types of organizations that OneRoster knows. */
public enum OrgType {
    /** A department of a school or district. */
    DEPARTMENT,
    /** A school. */
    SCHOOL,
    /** A school district. */
    DISTRICT,
    /** A local authority. */
    LOCAL,
    /** A state. */
    STATE,
    /** A nation. */
    NATIONAL,
    /** A type of the sender's own, which OneRoster 1.2 lets be named {@code ext:} and a word. */
    EXTENSION;

    /** The name in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
