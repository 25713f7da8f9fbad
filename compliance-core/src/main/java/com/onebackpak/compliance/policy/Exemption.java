package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Condition;
import java.util.List;

/**
 * An exception to a prohibition, with a name and a citation of its own. Where it silences the prohibition and the
 * request is permitted, it is the legal basis, and its obligations are owed. Immutable.
 *
 * @param name its name, unique in its rule
 * @param when when it holds
 * @param obligations what is owed by who relies on it
 * @param cites the clauses or sections that say so; at least one
 */
public record Exemption(String name, Condition when, List<Obligation> obligations, List<Citation> cites) {
    /** Copies what is given, so that the exemption cannot change. */
    public Exemption {
        obligations = List.copyOf(obligations);
        cites = List.copyOf(cites);
        if (cites.isEmpty()) {
            throw new IllegalArgumentException("exemption '" + name + "' must cite what allows it");
        }
    }
}
