package com.onebackpak.compliance.party;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.Set;

/**
 * An agency's authorization of a third-party application, for the agency and everything under it. It covers the
 * categories and purposes it names, each with all below it, and nothing else. Immutable.
 *
 * @param agency the agency that authorized
 * @param application the application
 * @param categories what it may have
 * @param purposes what for
 * @param span when
 */
public record Authorization(
        PartyId agency, PartyId application, Set<Category> categories, Set<Purpose> purposes, Span span) {
    /** Copies what is given, in its order. */
    public Authorization {
        categories = ImmutableSet.copyOf(categories);
        purposes = ImmutableSet.copyOf(purposes);
    }
}
