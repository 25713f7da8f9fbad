package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Set;

/**
 * Values that a declared fact has, though it may have others: those of one school of a student's, where another's are not on
 * record. Immutable.
 *
 * @param known the values
 */
public record SomeValues(Set<FactValue> known) {
    /** Copies what is given. */
    public SomeValues {
        known = ImmutableSet.copyOf(known);
    }
}
