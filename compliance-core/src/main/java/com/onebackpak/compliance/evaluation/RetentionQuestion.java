package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.Agencies;
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
 * @param supplier the agency that supplied it and those above it, whose agreements alone count; empty: any of the subject's
 */
public record RetentionQuestion(
        PartyId subject, Category category, DataForm form, Optional<Instant> deletionRequested, Set<PartyId> supplier) {
    /** Copies what is given. */
    public RetentionQuestion {
        supplier = ImmutableSet.copyOf(supplier);
    }

    /** About data that any of the subject's agencies may have supplied. */
    public RetentionQuestion(PartyId subject, Category category, DataForm form, Optional<Instant> deletionRequested) {
        this(subject, category, form, deletionRequested, Set.of());
    }

    /** The same about what one agency supplied, as of a student who moved from it to another. */
    public RetentionQuestion suppliedBy(PartyId agency, Agencies agencies) {
        return new RetentionQuestion(
                subject, category, form, deletionRequested, ImmutableSet.copyOf(agencies.lineage(agency)));
    }

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
