package com.onebackpak.compliance.policy;

import java.util.List;

/**
 * A number that the policy's text or the law sets. Immutable.
 *
 * @param name its name, unique in its policy
 * @param value the number
 * @param unit of what, such as {@code days}
 * @param verify whether it was not read in the text and must be verified before anyone relies on it
 * @param cites where it is said to stand
 */
public record Parameter(String name, int value, String unit, boolean verify, List<Citation> cites) {
    /** Copies what is given, so that the parameter cannot change. */
    public Parameter {
        cites = List.copyOf(cites);
    }
}
