package com.onebackpak.compliance.vocabulary;

import java.util.Optional;

/**
 * A term of a vocabulary: a dotted path in one dimension. A term covers itself and everything below it; matching is
 * on whole segments, so {@code work} covers {@code work.assignment} and not {@code workshop}.
 *
 * <p>A term is only a name: whether it means anything is for a {@link Vocabulary} to say. Immutable.
 */
public sealed interface Term
        permits Action,
                PersonKind,
                RecipientKind,
                Purpose,
                Category,
                DataForm,
                CollectionSource,
                ConsentBasis,
                ConsentMethod,
                AgreementTerm,
                ObligationKind {

    /** The dotted path, as in files. */
    String path();

    /** The dimension this term belongs to. */
    Dimension dimension();

    /** Whether the other term is this one or below it, in the same dimension. */
    default boolean covers(Term other) {
        return getClass() == other.getClass() && TermSyntax.covers(path(), other.path()); // each dimension is a class
    }

    /** Whether one of the two terms covers the other, so that there is something in both. */
    default boolean touches(Term other) {
        return covers(other) || other.covers(this);
    }

    /** The term directly above this one, or nothing at the top. */
    default Optional<Term> broader() {
        int lastDot = path().lastIndexOf('.');
        return lastDot < 0 ? Optional.empty() : Optional.of(dimension().term(path().substring(0, lastDot)));
    }

    /**
     * Returns the path if it is well formed: one object for all terms of that path, so that they are told apart at once.
     *
     * @throws IllegalArgumentException if it is not one of dotted lower-case segments
     */
    static String requireWellFormed(String path) {
        if (!TermSyntax.isWellFormed(path)) {
            throw new IllegalArgumentException(
                    "a term must be dotted segments of lower-case letters, digits and hyphens, not '" + path + "'");
        }
        return path.intern();
    }
}
