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
 */
record Stated(boolean isKnown, boolean isNobody, Optional<Set<FactValue>> values) {
    static final Stated UNKNOWN = new Stated(false, false, Optional.empty());
    static final Stated NOBODY = new Stated(true, true, Optional.empty());

    static Stated of(Optional<Set<FactValue>> values) {
        return new Stated(true, false, values);
    }
}
