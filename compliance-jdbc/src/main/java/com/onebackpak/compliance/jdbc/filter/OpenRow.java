package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.party.PartyId;
import java.util.Set;

/**
 * A subject about whom the outcome is open. Immutable.
 *
 * @param subject whose row it is
 * @param missing the facts that are needed, sorted: what a decision about the subject reports as missing
 */
public record OpenRow(PartyId subject, Set<String> missing) {
    /** Copies what is given, sorted. */
    public OpenRow {
        missing = ImmutableSortedSet.copyOf(missing);
    }
}
