package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.Set;

/**
 * The jurisdictions whose laws protect a person: the person's own, that of each agency the person belongs to, and those of
 * a parent's children. Immutable.
 *
 * @param known those on record
 * @param complete whether there are no others; if not, any other law may protect the person, too
 */
public record Jurisdictions(Set<Jurisdiction> known, boolean complete) {
    /** Copies what is given, sorted. */
    public Jurisdictions {
        known = ImmutableSortedSet.copyOf(known);
    }

    /** Whether a law that applies in these regions protects the person. */
    public Truth areIn(Set<Jurisdiction> regions) {
        Truth truth = complete ? Truth.FALSE : Truth.UNKNOWN;
        for (Jurisdiction place : known) {
            truth = truth.or(Truth.liesIn(place, regions));
        }
        return truth;
    }
}
