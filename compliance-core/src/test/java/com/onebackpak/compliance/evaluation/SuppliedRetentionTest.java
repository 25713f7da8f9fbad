package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.agreement;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.Given;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long what one of several agencies supplied may stay. */
class SuppliedRetentionTest {
    private static final Instant END = Instant.parse("2026-06-30T05:00:00Z"); // midnight in Chicago

    /** The record of a student who moved may name the new district alone. */
    @Test
    void what_an_agency_supplied_is_due_by_its_own_agreement() {
        PartyId old = PartyId.of("old-district");
        World world = World.builder()
                .vocabulary(Given.VOCABULARY)
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of(agency(old), agency(DISTRICT))))
                .putPeople(
                        STUDENT,
                        Person.builder()
                                .id(STUDENT)
                                .kind(PersonKind.STUDENT)
                                .agency(DISTRICT)
                                .build())
                .addAgreements(
                        agreement().agency(old).terminated(END).disposalDays(60).build(),
                        agreement().agency(DISTRICT).disposalDays(60).build())
                .build();
        RetentionQuestion any = new RetentionQuestion(STUDENT, Category.WORK, DataForm.IDENTIFIED, Optional.empty());

        assertThat(answer(any, world).due()).isEmpty();
        assertThat(answer(any.suppliedBy(DISTRICT), world).due()).isEmpty();
        assertThat(answer(any.suppliedBy(DISTRICT), world).missing()).isEmpty();
        assertThat(answer(any.suppliedBy(old), world).due()).isPresent();
        assertThat(answer(any.suppliedBy(PartyId.of("nowhere")), world).due()).isEmpty();
        assertThat(answer(any.suppliedBy(PartyId.of("nowhere")), world).missing())
                .containsExactly("subject.agreements");
    }

    private static RetentionAnswer answer(RetentionQuestion question, World world) {
        return RetentionEvaluator.of(
                        PolicySet.of(Given.VOCABULARY, RetentionEvaluatorTest.vendor(RetentionEvaluatorTest.GOES)))
                .answer(question, VENDOR, question.factsFrom(world, VENDOR, NOW), NOW);
    }

    private static Agency agency(PartyId id) {
        return new Agency(id, AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.of(CHICAGO));
    }
}
