package com.onebackpak.compliance.vocabulary;

import java.util.Optional;
import java.util.Set;

/**
 * A kind of fact that a condition may ask for. Immutable.
 *
 * @param name the name in files and in decisions, {@code party.attribute}
 * @param type what its value is
 * @param dimension of which dimension its terms are, for a type of terms; else empty
 * @param world whether what is not recorded is unknown or not so
 * @param meaning one sentence
 * @param knownBy who could supply the fact
 * @param changedBy who could make it true; empty where nobody can bring it about
 */
public record FactDeclaration(
        String name,
        FactType type,
        Optional<Dimension> dimension,
        WorldAssumption world,
        String meaning,
        Set<FactParty> knownBy,
        Set<FactParty> changedBy) {
    /** Copies what is given, so that the declaration cannot change. The name is one object with that of every condition. */
    public FactDeclaration {
        name = name.intern();
        knownBy = Set.copyOf(knownBy);
        changedBy = Set.copyOf(changedBy);
    }

    /** Whom it is about: what stands before the point. */
    public String party() {
        return name.substring(0, name.indexOf('.'));
    }

    /** How it is called where the party is described: what stands after the point. */
    public String attribute() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Whether the fact can have this value: it is of the fact's type, and its terms are of the fact's dimension. */
    public boolean fits(FactValue value) {
        return value.type() == type && value.terms().stream().allMatch(this::isOfDimension);
    }

    boolean isOfDimension(Term term) {
        return dimension.equals(Optional.of(term.dimension()));
    }

    /** Whether what is not recorded is not so. */
    public boolean isClosed() {
        return world == WorldAssumption.CLOSED;
    }
}
