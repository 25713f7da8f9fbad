package com.onebackpak.compliance.party;

/** The kinds of educational agencies. */
public enum AgencyKind {
    /** A district, or another agency that has schools under it. */
    DISTRICT,
    /** A school. */
    SCHOOL,
    /** An institution of postsecondary education: there the rights are the student's, at any age (34 CFR 99.3, 99.5). */
    POSTSECONDARY
}
