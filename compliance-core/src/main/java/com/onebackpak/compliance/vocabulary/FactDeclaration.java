package com.onebackpak.compliance.vocabulary;

import java.util.Set;

/**
 * A kind of fact that a condition may ask for. Immutable.
 *
 * @param name the name in files and in decisions, {@code role.attribute}
 * @param type what its value is
 * @param world whether what is not recorded is unknown or false
 * @param meaning one sentence
 * @param knownBy who could supply the fact
 * @param changedBy who could make it true; empty where nobody can bring it about
 */
public record FactDeclaration(
        String name,
        FactType type,
        WorldAssumption world,
        String meaning,
        Set<FactParty> knownBy,
        Set<FactParty> changedBy) {
    /** Copies what is given, so that the declaration cannot change. */
    public FactDeclaration {
        knownBy = Set.copyOf(knownBy);
        changedBy = Set.copyOf(changedBy);
    }
}
