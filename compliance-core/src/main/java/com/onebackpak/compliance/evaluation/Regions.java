package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.policy.Truth;
import java.util.Set;

/** Codes of countries and their subdivisions: {@code US} covers {@code US-TX}. */
final class Regions {
    private Regions() {}

    /** Whether a place lies in one of the regions; open where only a part of the place does. */
    static Truth match(Set<String> regions, String place) {
        if (regions.stream().anyMatch(region -> covers(region, place))) {
            return Truth.TRUE;
        }
        return regions.stream().anyMatch(region -> covers(place, region)) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static boolean covers(String wide, String narrow) {
        return narrow.startsWith(wide) && (narrow.length() == wide.length() || narrow.charAt(wide.length()) == '-');
    }
}
