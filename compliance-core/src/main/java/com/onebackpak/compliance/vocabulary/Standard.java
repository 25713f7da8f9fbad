package com.onebackpak.compliance.vocabulary;

/** The standards and laws whose names for a term a vocabulary records. */
public enum Standard {
    /** OneRoster 1.1: {@code file.column} of its CSV files. */
    ONEROSTER_1_1("oneroster-1.1"),
    /** OneRoster 1.2: {@code file.column} of its CSV files. */
    ONEROSTER_1_2("oneroster-1.2"),
    /** Clever's data schema. */
    CLEVER("clever"),
    /** LTI 1.3 claims and NRPS members. */
    LTI_1_3("lti-1.3"),
    /** Ed-Fi's data standard: {@code Entity.Field}. */
    ED_FI("ed-fi"),
    /** The 1EdTech privacy label. */
    PRIVACY_LABEL("1edtech-label"),
    /** The row of the NDPA's Exhibit B, Schedule of Data. */
    NDPA("ndpa"),
    /** The item of COPPA's definition of personal information, 16 CFR 312.2. */
    COPPA("coppa"),
    /** Whether FERPA lets a school designate it directory information, 34 CFR 99.3. */
    FERPA_DIRECTORY("ferpa-directory"),
    /** The key in fideslang's default taxonomy. */
    FIDESLANG("fideslang"),
    /** The term of the Data Privacy Vocabulary. */
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
