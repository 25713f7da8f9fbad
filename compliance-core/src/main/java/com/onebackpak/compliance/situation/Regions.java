package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.Set;

/** Whether a place lies in a region. */
public final class Regions {
    private Regions() {}

    /** Whether a place lies in one of the regions; open where only a part of the place does. */
    public static Truth match(Set<Jurisdiction> regions, Jurisdiction place) {
        if (regions.stream().anyMatch(region -> region.covers(place))) {
            return Truth.TRUE;
        }
        return regions.stream().anyMatch(region -> place.covers(region)) ? Truth.UNKNOWN : Truth.FALSE;
    }
}
