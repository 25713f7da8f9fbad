package com.onebackpak.compliance.remedy;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * Changes that together would turn a refusal into a permit; none of them can be left out. Immutable.
 *
 * @param changes the changes
 */
public record Remedy(Set<Change> changes) {
    /** Copies what is given, in its order. */
    public Remedy {
        changes = ImmutableSet.copyOf(changes);
    }
}
