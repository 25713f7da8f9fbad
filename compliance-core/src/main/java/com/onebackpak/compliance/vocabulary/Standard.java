package com.onebackpak.compliance.vocabulary;

/** The standards and laws whose names for a term a vocabulary records. */
public enum Standard {
    /** OneRoster 1.1: {@code file.column} of its CSV files. */
    ONEROSTER_1_1("oneroster-1.1"),
    /** OneRoster 1.2: {@code file.column} of its CSV files. */
    ONEROSTER_1_2("oneroster-1.2"),
    /** Clever's schema 3.1: {@code users.name}. */
    CLEVER("clever"),
    /** What Clever's schema had before version 3, and has no longer. */
    CLEVER_OLDER("clever-older"),
    /**
     * LTI 1.3: the claims of a launch, those of OpenID Connect among them, the members of the names and roles service,
     * and the grade service's {@code lineitem}, {@code score} and {@code result}.
     */
    LTI_1_3("lti-1.3"),
    /** Caliper 1.2: an entity, or {@code Entity.field}. */
    CALIPER_1_2("caliper-1.2"),
    /** Ed-Fi's data standard 5.2, by the names of its bulk schema: {@code Student.BirthData.BirthDate}. */
    ED_FI("ed-fi"),
    /** The 1EdTech privacy label. */
    PRIVACY_LABEL("1edtech-label"),
    /** The row of the NDPA's Exhibit B, Schedule of Data. */
    NDPA("ndpa"),
    /** The item of COPPA's definition of personal information, 16 CFR 312.2. */
    COPPA("coppa"),
    /**
     * The item under which it falls only where it was collected online from the child and is combined with an
     * identifier: item 11.
     */
    COPPA_FROM_CHILD("coppa-from-child"),
    /** Whether FERPA lets a school designate it directory information, 34 CFR 99.3. */
    FERPA_DIRECTORY("ferpa-directory"),
    /** The key in fideslang's default taxonomy. */
    FIDESLANG("fideslang"),
    /** The term of the Data Privacy Vocabulary 2.3, its personal data and its education extension. */
    DPV("dpv");

    private final String key;

    Standard(String key) {
        this.key = key;
    }

    /** The standard's name in files. */
    public String key() {
        return key;
    }
}
