package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import java.time.Instant;
import java.time.OffsetDateTime;
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
 */
public record RetentionFixture(
        Category category, PersonFixture subject, DataForm form, Optional<Instant> deletionRequested) {
    /** Data about a student of whom nothing is known but the school. */
    public static RetentionFixture keeping(Category category) {
        return new RetentionFixture(category, PersonFixture.aStudent(), DataForm.IDENTIFIED, Optional.empty());
    }

    /** About a person. */
    public RetentionFixture about(PersonFixture person) {
        return new RetentionFixture(category, person, form, deletionRequested);
    }

    /** In another form than identified. */
    public RetentionFixture inForm(DataForm other) {
        return new RetentionFixture(category, subject, other, deletionRequested);
    }

    /** Whose deletion the agency asked for in writing at an instant, such as {@code 2026-08-20T00:00:00-05:00}. */
    public RetentionFixture deletionRequestedAt(String instant) {
        return new RetentionFixture(
                category,
                subject,
                form,
                Optional.of(OffsetDateTime.parse(instant).toInstant()));
    }

    RetentionQuestion question() {
        return new RetentionQuestion(subject.id(), category, form, deletionRequested);
    }
}
