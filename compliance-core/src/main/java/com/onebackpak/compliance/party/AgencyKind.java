package com.onebackpak.compliance.party;

/** The kinds of educational agencies. */
public enum AgencyKind {
    /** A district, or another agency that has schools under it. */
    DISTRICT,
    /** A school. */
    SCHOOL
}
