package com.onebackpak.compliance.retention;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.util.Set;

/**
 * A stop on deleting a person's data. Immutable.
 *
 * @param kind why
 * @param subject whose data
 * @param categories which, with all below and whatever contains them; none named: all
 * @param span when
 */
public record Hold(HoldKind kind, PartyId subject, Set<Category> categories, Span span) {
    /** Copies what is given, in its order. */
    public Hold {
        categories = ImmutableSet.copyOf(categories);
    }

    /**
     * Whether some of the category's data is held at the instant: a hold on {@code work.assignment} also stops the
     * deletion of all {@code work}.
     */
    public boolean stops(Category category, Instant at) {
        return span.contains(at) && (categories.isEmpty() || categories.stream().anyMatch(category::touches));
    }
}
