package com.onebackpak.compliance.consent;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person's refusal of a purpose, or of the disclosure of directory information (34 CFR 99.37). Immutable.
 *
 * @param person who refuses
 * @param purpose what is refused, with all below it and whatever contains it
 * @param directoryInformation whether the disclosure of directory information is refused
 * @param span when the refusal holds
 * @param categories of which data the purpose is refused; none named: of all
 */
public record OptOut(
        PartyId person, Optional<Purpose> purpose, boolean directoryInformation, Span span, Set<Category> categories) {
    /**
     * Makes an opt-out.
     *
     * @throws IllegalArgumentException if nothing is refused, or categories without a purpose
     */
    public OptOut {
        if (purpose.isEmpty() && !directoryInformation) {
            throw new IllegalArgumentException("an opt-out must name a purpose or directory information");
        }
        if (purpose.isEmpty() && !categories.isEmpty()) {
            throw new IllegalArgumentException(
                    "an opt-out that names categories must name the purpose refused of them");
        }
        categories = Set.copyOf(categories);
    }

    /** Makes an opt-out that is about all data. */
    public OptOut(PartyId person, Optional<Purpose> purpose, boolean directoryInformation, Span span) {
        this(person, purpose, directoryInformation, span, Set.of());
    }

    /**
     * Whether some of the purpose is refused at the instant: a refusal of {@code marketing.promotional} also stops what
     * is done for all {@code marketing}.
     */
    public boolean refuses(Purpose asked, Instant at) {
        return span.contains(at) && purpose.filter(asked::touches).isPresent();
    }

    /**
     * Whether some purpose is refused of some of the category at the instant.
     *
     * @param asked the purpose asked for; empty: any
     */
    public boolean refuses(Optional<Purpose> asked, Category category, Instant at) {
        return span.contains(at)
                && purpose.filter(refused -> asked.isEmpty() || asked.get().touches(refused))
                        .isPresent()
                && (categories.isEmpty() || categories.stream().anyMatch(category::touches));
    }
}
