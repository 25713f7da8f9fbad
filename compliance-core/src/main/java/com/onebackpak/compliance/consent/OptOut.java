package com.onebackpak.compliance.consent;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's refusal of a purpose, or of the disclosure of directory information (34 CFR 99.37). Immutable.
 *
 * @param person who refuses
 * @param purpose what is refused, with all below it and whatever contains it
 * @param directoryInformation whether the disclosure of directory information is refused
 * @param span when the refusal holds
 */
public record OptOut(PartyId person, Optional<Purpose> purpose, boolean directoryInformation, Span span) {
    /**
     * Makes an opt-out.
     *
     * @throws IllegalArgumentException if nothing is refused
     */
    public OptOut {
        if (purpose.isEmpty() && !directoryInformation) {
            throw new IllegalArgumentException("an opt-out must name a purpose or directory information");
        }
    }

    /**
     * Whether some of the purpose is refused at the instant: a refusal of {@code marketing.promotional} also stops what
     * is done for all {@code marketing}.
     */
    public boolean refuses(Purpose asked, Instant at) {
        return span.contains(at)
                && purpose.filter(p -> p.covers(asked) || asked.covers(p)).isPresent();
    }
}
