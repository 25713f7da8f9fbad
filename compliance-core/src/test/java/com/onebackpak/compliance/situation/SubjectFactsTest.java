package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.situation.GivenWorld.PARENT;
import static com.onebackpak.compliance.situation.GivenWorld.TEACHER;
import static com.onebackpak.compliance.situation.GivenWorld.VISITOR;
import static com.onebackpak.compliance.situation.GivenWorld.person;
import static com.onebackpak.compliance.situation.GivenWorld.student;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is known about whom the data is about. */
class SubjectFactsTest {
    private static final Span OPEN = Span.from(BEFORE);
    private static final LocalDate BIRTH = LocalDate.of(2014, 5, 1);
    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    @Test
    void a_student_on_record_has_kind_school_jurisdiction_and_zone() {
        Facts facts = world().build().factsFor(use().build());

        assertThat(facts.get(FactKeys.SUBJECT_KIND)).contains(Set.of(PersonKind.STUDENT));
        assertThat(facts.get(FactKeys.SUBJECT_SCHOOL)).contains(Set.of(SCHOOL));
        assertThat(facts.get(FactKeys.SUBJECT_JURISDICTION))
                .contains(new Jurisdictions(Set.of(Jurisdiction.of("US-TX")), true));
        assertThat(facts.get(FactKeys.SUBJECT_ZONE)).contains(Set.of(CHICAGO));
        assertThat(facts.get(FactKeys.SUBJECT_POSTSECONDARY)).contains(false);
    }

    @Test
    void the_persons_own_jurisdiction_protects_beside_the_agencys() {
        World world = world().people(Map.of(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT)
                                .agency(SCHOOL)
                                .jurisdiction(Jurisdiction.of("US-NM"))
                                .postsecondary(true)
                                .build()))
                .build();

        assertThat(world.factsFor(use().build()).get(FactKeys.SUBJECT_JURISDICTION))
                .contains(new Jurisdictions(Set.of(Jurisdiction.of("US-NM"), Jurisdiction.of("US-TX")), true));
        assertThat(world.factsFor(use().build()).get(FactKeys.SUBJECT_POSTSECONDARY))
                .contains(true);
    }

    @Test
    void at_a_high_school_and_a_college_the_record_that_is_meant_tells_whether_it_is_a_postsecondary_one() {
        PartyId college = PartyId.of("college-1");
        List<Agency> agencies = new ArrayList<>(world().build().agencies().all());
        agencies.add(new Agency(
                college, AgencyKind.POSTSECONDARY, Optional.empty(), Optional.empty(), Optional.of(CHICAGO)));
        World.Builder with = world().agencies(Agencies.of(agencies));
        World both = with.people(Map.of(STUDENT, student().addAgencies(college).build()))
                .build();
        World alone = both.toBuilder()
                .people(Map.of(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT).agency(college).build()))
                .build();

        assertThat(postsecondary(both, use().instructedBy(college))).contains(true);
        assertThat(postsecondary(both, use().instructedBy(SCHOOL))).contains(false);
        assertThat(postsecondary(both, use().instructedBy(DISTRICT))).contains(false);
        assertThat(postsecondary(both, use().action(Action.DELETE).requester(college)))
                .contains(true);
        assertThat(postsecondary(both, use().actor(SCHOOL))).contains(false);
        assertThat(postsecondary(both, use().instructedBy(OTHER_SCHOOL))).isEmpty();
        assertThat(postsecondary(both, use())).isEmpty();
        assertThat(postsecondary(alone, use())).contains(true);
        assertThat(postsecondary(both, use().actor(college).instructedBy(SCHOOL)))
                .isEmpty();
    }

    @Test
    void an_agency_above_a_high_school_and_a_college_does_not_tell_whose_record_is_meant() {
        PartyId college = PartyId.of("college-1");
        List<Agency> agencies = new ArrayList<>(world().build().agencies().all());
        agencies.add(new Agency(
                college, AgencyKind.POSTSECONDARY, Optional.of(DISTRICT), Optional.empty(), Optional.empty()));
        World world = world().agencies(Agencies.of(agencies))
                .people(Map.of(STUDENT, student().addAgencies(college).build()))
                .build();
        World partlyKnown = world.toBuilder()
                .people(Map.of(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT)
                                .addAgencies(college, PartyId.of("school-9"))
                                .build()))
                .build();

        assertThat(postsecondary(world, use().instructedBy(DISTRICT))).isEmpty();
        assertThat(postsecondary(world, use().instructedBy(college))).contains(true);
        assertThat(postsecondary(partlyKnown, use().instructedBy(college))).isEmpty();
    }

    private static Optional<Boolean> postsecondary(World world, ProcessingRequest.Builder request) {
        return world.factsFor(request.build()).get(FactKeys.SUBJECT_POSTSECONDARY);
    }

    @Test
    void a_students_birth_date_is_known_or_needed() {
        assertThat(world().build().factsFor(use().build()).knows(FactKeys.SUBJECT_BIRTH_DATE))
                .isFalse();
        assertThat(withStudent(student().birthDate(BIRTH).build())
                        .factsFor(use().build())
                        .get(FactKeys.SUBJECT_BIRTH_DATE))
                .contains(Optional.of(BIRTH));
    }

    @Test
    void only_a_visitors_missing_birth_date_is_known_to_be_missing() {
        World world = world().build();

        assertThat(world.factsFor(use().subject(VISITOR).build()).get(FactKeys.SUBJECT_BIRTH_DATE))
                .contains(Optional.empty());
        for (PartyId other : List.of(TEACHER, PARENT, STUDENT)) {
            assertThat(world.factsFor(use().subject(other).build()).knows(FactKeys.SUBJECT_BIRTH_DATE))
                    .isFalse();
        }
    }

    @Test
    void a_visitors_birth_date_counts_where_it_is_known() {
        World world = world().people(Map.of(
                        VISITOR,
                        person(VISITOR, PersonKind.VISITOR).birthDate(BIRTH).build()))
                .build();

        assertThat(world.factsFor(use().subject(VISITOR).build()).get(FactKeys.SUBJECT_BIRTH_DATE))
                .contains(Optional.of(BIRTH));
    }

    @Test
    void of_somebody_who_is_not_on_record_nothing_is_known_and_age_may_matter() {
        Facts facts =
                world().build().factsFor(use().subject(PartyId.of("nobody")).build());

        assertThat(facts.knows(FactKeys.SUBJECT_KIND)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_BIRTH_DATE)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_SCHOOL)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_CONSENTS)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_HOLDS)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_OPT_OUTS)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_AGREEMENTS)).isFalse();
        assertThat(facts.knows(FactKeys.APPLICATION_AUTHORIZATIONS)).isFalse();
    }

    @Test
    void of_a_kind_of_person_only_the_kind_is_known() {
        Facts facts = world().build()
                .factsFor(use().subject(Optional.empty())
                        .subjectKind(PersonKind.VISITOR)
                        .build());

        assertThat(facts.get(FactKeys.SUBJECT_KIND)).contains(Set.of(PersonKind.VISITOR));
        assertThat(facts.get(FactKeys.SUBJECT_BIRTH_DATE)).contains(Optional.empty());
        assertThat(facts.knows(FactKeys.SUBJECT_SCHOOL)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_CONSENTS)).isFalse();
    }

    @Test
    void ledgers_tell_what_they_hold_of_the_subject_and_nothing_of_others() {
        OptOut optOut = new OptOut(STUDENT, Optional.empty(), true, OPEN);
        Hold hold = new Hold(HoldKind.LEGAL, STUDENT, Set.of(), OPEN);
        World world = world().addConsents(
                        consent().build(), consent().subject(TEACHER).build())
                .addOptOuts(optOut, new OptOut(TEACHER, Optional.empty(), true, OPEN))
                .addHolds(hold, new Hold(HoldKind.LEGAL, TEACHER, Set.of(), OPEN))
                .build();
        Facts facts = world.factsFor(use().build());

        assertThat(facts.get(FactKeys.SUBJECT_CONSENTS).orElseThrow())
                .containsExactly(consent().build());
        assertThat(facts.get(FactKeys.SUBJECT_OPT_OUTS).orElseThrow()).containsExactly(optOut);
        assertThat(facts.get(FactKeys.SUBJECT_HOLDS).orElseThrow()).containsExactly(hold);
    }

    @Test
    void a_request_to_inspect_is_among_the_holds_from_when_it_is_received_until_it_is_answered() {
        Instant received = Instant.parse("2026-08-01T12:00:00Z");
        Instant answered = Instant.parse("2026-08-20T12:00:00Z");
        RightsRequest asked = RightsRequest.builder()
                .subject(STUDENT)
                .requester(TEACHER)
                .action(Action.INSPECT)
                .addCategories(Category.WORK)
                .received(received)
                .answered(answered)
                .answer(RightsAnswer.REFUSED)
                .build();
        World world = world().putRequests("shown", asked)
                .putRequests(
                        "sent-on",
                        asked.toBuilder().answer(RightsAnswer.REDIRECTED).build())
                .putRequests(
                        "to-correct", asked.toBuilder().action(Action.AMEND).build())
                .putRequests("of-another", asked.toBuilder().subject(TEACHER).build())
                .build();

        assertThat(world.factsFor(use().build()).get(FactKeys.SUBJECT_HOLDS).orElseThrow())
                .containsExactlyInAnyOrder(
                        new Hold(
                                HoldKind.INSPECTION,
                                STUDENT,
                                Set.of(Category.WORK),
                                new Span(received, Optional.of(answered))),
                        new Hold(HoldKind.INSPECTION, STUDENT, Set.of(Category.WORK), Span.from(received)));
    }

    @Test
    void agreements_of_the_agency_and_of_those_above_it_cover_the_subject() {
        World world = world().addAgreements(
                        agreement().agency(DISTRICT).build(),
                        agreement().build(),
                        agreement().agency(OTHER_SCHOOL).build())
                .build();

        assertThat(world.factsFor(use().build())
                        .get(FactKeys.SUBJECT_AGREEMENTS)
                        .orElseThrow())
                .extracting(Agreement::agency)
                .containsExactly(SCHOOL, DISTRICT);
    }

    @Test
    void a_student_without_a_school_on_record_has_one_that_is_unknown() {
        Facts facts = withStudent(person(STUDENT, PersonKind.STUDENT).build()).factsFor(use().build());

        assertThat(facts.knows(FactKeys.SUBJECT_SCHOOL)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_AGREEMENTS)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_ZONE)).isFalse();
        assertThat(facts.get(FactKeys.SUBJECT_JURISDICTION)).contains(new Jurisdictions(Set.of(), false));
    }

    @Test
    void somebody_of_a_kind_that_belongs_to_an_agency_and_has_none_on_record_belongs_to_an_unknown_one() {
        World world = world().people(Map.of(
                        TEACHER,
                        person(TEACHER, PersonKind.SCHOOL_EMPLOYEE_TEACHER).build(),
                        PARENT,
                        person(PARENT, PersonKind.PARENT).build()))
                .build();

        for (PartyId somebody : List.of(TEACHER, PARENT)) {
            Facts facts = world.factsFor(use().subject(somebody).build());

            assertThat(facts.knows(FactKeys.SUBJECT_SCHOOL)).isFalse();
            assertThat(facts.knows(FactKeys.SUBJECT_AGREEMENTS)).isFalse();
        }
    }

    @Test
    void the_own_jurisdiction_is_known_where_the_school_is_not() {
        Facts facts = withStudent(person(STUDENT, PersonKind.STUDENT)
                        .jurisdiction(Jurisdiction.of("US-CA"))
                        .build())
                .factsFor(use().build());

        assertThat(facts.get(FactKeys.SUBJECT_JURISDICTION))
                .contains(new Jurisdictions(Set.of(Jurisdiction.of("US-CA")), false));
    }

    @Test
    void the_zones_of_the_agencies_that_signed_are_known() {
        World world =
                world().addAgreements(agreement().agency(DISTRICT).build()).build();

        assertThat(world.factsFor(use().build()).get(FactKeys.AGREEMENT_ZONES)).contains(Map.of(DISTRICT, CHICAGO));
    }

    @Test
    void a_visitor_belongs_to_no_school_and_lives_in_the_default_zone() {
        ProcessingRequest request = use().subject(VISITOR).build();
        Facts facts = world().defaultZone(DENVER).build().factsFor(request);

        assertThat(facts.get(FactKeys.SUBJECT_SCHOOL)).contains(Set.of());
        assertThat(facts.get(FactKeys.SUBJECT_AGREEMENTS).orElseThrow()).isEmpty();
        assertThat(facts.get(FactKeys.SUBJECT_JURISDICTION)).contains(new Jurisdictions(Set.of(), false));
        assertThat(facts.get(FactKeys.SUBJECT_ZONE)).contains(Set.of(DENVER));
        assertThat(world().build().factsFor(request).knows(FactKeys.SUBJECT_ZONE))
                .isFalse();
    }

    @Test
    void the_default_zone_is_not_that_of_a_school() {
        assertThat(world().defaultZone(DENVER).build().factsFor(use().build()).get(FactKeys.SUBJECT_ZONE))
                .contains(Set.of(CHICAGO));
    }

    @Test
    void a_student_of_an_agency_that_is_not_on_record_has_a_school_that_is_unknown() {
        Facts facts =
                withStudent(person(STUDENT, PersonKind.STUDENT)
                                .agency(PartyId.of("elsewhere"))
                                .build())
                        .toBuilder()
                        .defaultZone(DENVER)
                        .build()
                        .factsFor(use().build());

        assertThat(facts.knows(FactKeys.SUBJECT_SCHOOL)).isFalse();
        assertThat(facts.knows(FactKeys.SUBJECT_ZONE)).isFalse();
    }

    private static World withStudent(Person student) {
        return world().people(Map.of(STUDENT, student)).build();
    }
}
