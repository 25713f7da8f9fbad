package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Records;
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
 * @param supplier the agency that supplied it, whose agreements and those of the agencies above it alone count; empty: any
 *     of the subject's
 */
public record RetentionQuestion(
        PartyId subject,
        Category category,
        DataForm form,
        Optional<Instant> deletionRequested,
        Optional<PartyId> supplier) {
    /** About data that any of the subject's agencies may have supplied. */
    public RetentionQuestion(PartyId subject, Category category, DataForm form, Optional<Instant> deletionRequested) {
        this(subject, category, form, deletionRequested, Optional.empty());
    }

    /** The same about what one agency supplied, as of a student who moved from it to another. */
    public RetentionQuestion suppliedBy(PartyId agency) {
        return new RetentionQuestion(subject, category, form, deletionRequested, Optional.of(agency));
    }

    /**
     * Gathers what is known for the question: about the subject, and of the agreements under which the data was supplied.
     * They are unknown where the supplier is not on record.
     *
     * @param at the instant for which to answer
     */
    public Facts factsFrom(Records records, PartyId vendor, Instant at) {
        Facts facts = records.factsFor(asRequest(vendor), at);
        return supplier.map(agency -> records.underAgreementsOf(agency, facts)).orElse(facts);
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
