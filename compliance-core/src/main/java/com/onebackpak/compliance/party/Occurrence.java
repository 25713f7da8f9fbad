package com.onebackpak.compliance.party;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.Set;

/**
 * Something that happened to a person or an agency, or is to happen: before its instant it counts for nothing. It does not
 * say at which of several schools. Immutable.
 *
 * @param subject to whom
 * @param kind what
 * @param at when
 * @param categories of an erasure, which data is gone, each with all below; none named: all
 */
public record Occurrence(PartyId subject, OccurrenceKind kind, Instant at, Set<Category> categories) {
    /**
     * Copies what is given, in its order.
     *
     * @throws IllegalArgumentException if anything but an erasure names categories
     */
    public Occurrence {
        categories = ImmutableSet.copyOf(categories);
        if (kind != OccurrenceKind.ERASED && !categories.isEmpty()) {
            throw new IllegalArgumentException("only an occurrence of kind '" + OccurrenceKind.ERASED.key()
                    + "' may name categories, not one of kind '" + kind.key() + "'");
        }
    }

    /** Something that names no categories. */
    public Occurrence(PartyId subject, OccurrenceKind kind, Instant at) {
        this(subject, kind, at, Set.of());
    }

    /** Whether this erased all data of the category. */
    public boolean erased(Category category) {
        return kind == OccurrenceKind.ERASED
                && (categories.isEmpty() || categories.stream().anyMatch(each -> each.covers(category)));
    }
}
