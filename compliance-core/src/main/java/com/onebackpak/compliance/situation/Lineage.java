package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.PartyId;
import java.util.Set;

/**
 * The agencies that a person belongs to, and those above them. Immutable.
 *
 * @param known those on record
 * @param complete whether there are no others
 */
public record Lineage(Set<PartyId> known, boolean complete) {
    /** Copies what is given, in its order. */
    public Lineage {
        known = ImmutableSet.copyOf(known);
    }

    /** Whether the person belongs to one of the agencies, or to one under it. */
    public Truth isUnder(Set<PartyId> agencies) {
        if (agencies.stream().anyMatch(known::contains)) {
            return Truth.TRUE;
        }
        return complete ? Truth.FALSE : Truth.UNKNOWN;
    }
}
