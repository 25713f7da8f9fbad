package com.onebackpak.compliance.party;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A person, as far as decisions need to know one. Immutable; the birth date is left out of {@code toString}.
 *
 * <p>What is empty is unknown, except {@code also}, {@code postsecondary}, {@code teaches} and {@code children}, which are
 * not so unless said.
 */
@Value.Immutable
@ValueStyle
public interface Person {
    /**
     * The first day that can be the birth date of anybody on record. Earlier ones, such as 1900-01-01, stand where
     * somebody had to enter one and knew none: they tell no age.
     */
    LocalDate EARLIEST_BIRTH = LocalDate.of(1920, 1, 1);

    /** The pseudonymous id. */
    PartyId id();

    /** What kind of person it is, in the first place. */
    PersonKind kind();

    /** What else the person is: a teacher who is a parent, too, or a member of staff who learns. */
    Set<PersonKind> also();

    /** The schools or agencies that the person belongs to. */
    Set<PartyId> agencies();

    /** The birth date. */
    @Value.Redacted
    Optional<LocalDate> birthDate();

    /** Whether the person attends a postsecondary institution (34 CFR 99.3, eligible student). */
    @Value.Default
    default boolean postsecondary() {
        return false;
    }

    /** The first day on which the person is no longer enrolled. */
    Optional<LocalDate> enrolledUntil();

    /** The person's own jurisdiction, where it is not the agency's. */
    Optional<Jurisdiction> jurisdiction();

    /** The students whom a teacher teaches. */
    Set<PartyId> teaches();

    /** A parent's children. */
    Set<PartyId> children();

    /**
     * What is known of the person beside, by the attribute's name without the party: {@code grade-level} stands for the
     * fact {@code subject.grade-level} where the person is the subject.
     */
    @Value.Redacted
    Map<String, FactValue> attributes();

    /** All that the person is. */
    default Set<PersonKind> kinds() {
        return ImmutableSet.<PersonKind>builder().add(kind()).addAll(also()).build();
    }

    /** Whether the person is of this kind, or of one below it, among others. */
    default boolean is(PersonKind kind) {
        return kinds().stream().anyMatch(kind::covers);
    }

    /** Starts a person. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Person}. Not thread-safe. */
    class Builder extends ImmutablePerson.Builder {
        Builder() {}

        /** The one school or agency that the person belongs to. */
        public Builder agency(PartyId agency) {
            agencies(Set.of(agency));
            return this;
        }
    }
}
