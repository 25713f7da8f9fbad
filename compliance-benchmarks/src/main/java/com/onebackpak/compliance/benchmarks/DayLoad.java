package com.onebackpak.compliance.benchmarks;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much of each part a day has, by the number of students. The rates are those of the school day that {@code demo --day}
 * plays: 18,260 decisions for 960 students; every hundredth student's consent changes; everything is sealed and verified once, an
 * officer of each district lists ten pages, and of a hundred districts one leaves in a year.
 *
 * @param students how many there are
 * @param districts how many tenants
 * @param decisionsOfAStudent how many decisions a day there are about each
 */
record DayLoad(long students, long districts, double decisionsOfAStudent) {
    private static final double CHANGED_CONSENTS = 0.01;
    private static final int PAGES = 10;
    private static final double LEAVING_A_DAY = 0.01 / 365;

    Map<DayPart, Double> units() {
        double decisions = students * decisionsOfAStudent;
        double consents = students * CHANGED_CONSENTS;
        Map<DayPart, Double> units = new EnumMap<>(DayPart.class);
        units.put(DayPart.CONSENT, consents);
        units.put(DayPart.DECISION, decisions);
        units.put(DayPart.SEALING, decisions + consents);
        units.put(DayPart.PAGE, (double) PAGES * districts);
        units.put(DayPart.VERIFICATION, decisions + consents);
        units.put(DayPart.LEAVING, students * LEAVING_A_DAY * HostTable.ROWS_OF_A_STUDENT);
        units.put(DayPart.BYTES, decisions);
        return units;
    }
}
