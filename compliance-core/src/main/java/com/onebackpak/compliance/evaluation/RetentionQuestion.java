package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The question how long some data about a person may stay. Immutable.
 *
 * @param subject whose data
 * @param category which
 * @param form in which form
 * @param deletionRequested when the agency asked for its deletion in writing; empty: it did not
 */
public record RetentionQuestion(
        PartyId subject, Category category, DataForm form, Optional<Instant> deletionRequested) {
    /** The request to keep the data, as which the question is put to a world. */
    public ProcessingRequest asRequest(PartyId vendor) {
        return ProcessingRequest.builder()
                .actor(vendor)
                .action(Action.RETAIN)
                .subject(subject)
                .categories(Set.of(category))
                .form(form)
                .build();
    }
}
