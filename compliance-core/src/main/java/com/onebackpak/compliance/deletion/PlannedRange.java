package com.onebackpak.compliance.deletion;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Map;

/**
 * People next to each other whose rows are to go from the same data sets for the same reasons: with each of the data sets
 * a unit of a run. Immutable; {@code toString} names nobody.
 *
 * @param people in order, each once
 * @param reasons the data sets, each with why
 */
public record PlannedRange(List<PartyId> people, Map<String, DeletionReason> reasons) {
    /** Copies what is given. */
    public PlannedRange {
        people = List.copyOf(people);
        reasons = ImmutableMap.copyOf(reasons);
        if (people.isEmpty() || reasons.isEmpty()) {
            throw new IllegalArgumentException("people and reasons must not be empty");
        }
    }

    @Override
    public String toString() {
        return "PlannedRange[" + people.size() + " people, " + reasons + "]";
    }
}
