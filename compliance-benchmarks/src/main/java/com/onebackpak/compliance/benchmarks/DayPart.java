package com.onebackpak.compliance.benchmarks;

import java.util.Locale;

/** What a day consists of, each with the unit by which it is counted. */
enum DayPart {
    CONSENT("consent recorded", false),
    DECISION("decision gathered, made and recorded", false),
    SEALING("entry sealed", false),
    PAGE("page of 100 decisions listed", false),
    VERIFICATION("record verified", false),
    LEAVING("row deleted of a district that leaves", false),
    BYTES("decision, in the database's files", true);

    private final String unit;
    private final boolean isBytes;

    DayPart(String unit, boolean isBytes) {
        this.unit = unit;
        this.isBytes = isBytes;
    }

    String unit() {
        return unit;
    }

    /** Whether it costs bytes, not time. */
    boolean isBytes() {
        return isBytes;
    }

    /** A cost of one unit in words; in microseconds, or bytes. */
    String written(double cost) {
        return String.format(Locale.ROOT, isBytes ? "%,.0f B" : "%,.1f us", isBytes ? cost : cost * 1e6);
    }
}
