package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A question in a test how long some data may stay: identified, its deletion not asked for, until said otherwise. Each
 * method returns another fixture. Immutable.
 *
 * <pre>{@code
 * policy.retention(keeping(Category.WORK).about(student).deletionRequestedAt("2026-07-10T00:00:00-05:00"));
 * }</pre>
 *
 * @param category which data
 * @param subject whose
 * @param form in which form
 * @param deletionRequested when the agency asked for its deletion in writing; empty: it did not
 * @param supplier the agency that supplied it; empty: any of the person's
 */
public record RetentionFixture(
        Category category,
        PersonFixture subject,
        DataForm form,
        Optional<Instant> deletionRequested,
        Optional<AgencyFixture> supplier) {
    /** Data about a student of whom nothing is known but the school. */
    public static RetentionFixture keeping(Category category) {
        return new RetentionFixture(
                category, PersonFixture.aStudent(), DataForm.IDENTIFIED, Optional.empty(), Optional.empty());
    }

    /** About a person. */
    public RetentionFixture about(PersonFixture person) {
        return new RetentionFixture(category, person, form, deletionRequested, supplier);
    }

    /** In another form than identified. */
    public RetentionFixture inForm(DataForm other) {
        return new RetentionFixture(category, subject, other, deletionRequested, supplier);
    }

    /** Whose deletion the agency asked for in writing at an instant, such as {@code 2026-08-20T00:00:00-05:00}. */
    public RetentionFixture deletionRequestedAt(String instant) {
        return new RetentionFixture(
                category,
                subject,
                form,
                Optional.of(OffsetDateTime.parse(instant).toInstant()),
                supplier);
    }

    /** That an agency supplied, as of a student who moved from it to another; it is on record by that. */
    public RetentionFixture suppliedBy(AgencyFixture agency) {
        return new RetentionFixture(category, subject, form, deletionRequested, Optional.of(agency));
    }

    List<PartyFixture> parties() {
        return supplier.<List<PartyFixture>>map(agency -> List.of(subject, agency))
                .orElse(List.of(subject));
    }

    RetentionQuestion question() {
        RetentionQuestion question = new RetentionQuestion(subject.id(), category, form, deletionRequested);
        return supplier.map(AgencyFixture::id).map(question::suppliedBy).orElse(question);
    }
}
