package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Optional;
import java.util.Set;

/**
 * What is stated about a party.
 *
 * @param isKnown whether it is known who the party is, or that there is none
 * @param isNobody whether there is none
 * @param values what is stated; empty: nothing
 * @param mayBeMore whether there may be other values beside those that are stated
 */
record Stated(boolean isKnown, boolean isNobody, Optional<Set<FactValue>> values, boolean mayBeMore) {
    static final Stated UNKNOWN = new Stated(false, false, Optional.empty(), false);
    static final Stated NOBODY = new Stated(true, true, Optional.empty(), false);

    static Stated of(Optional<Set<FactValue>> values) {
        return new Stated(true, false, values, false);
    }

    /** Values beside which there may be others. */
    static Stated some(Set<FactValue> values) {
        return new Stated(true, false, Optional.of(values), true);
    }
}
