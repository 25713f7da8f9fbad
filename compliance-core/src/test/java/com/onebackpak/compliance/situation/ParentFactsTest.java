package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.situation.GivenWorld.PARENT;
import static com.onebackpak.compliance.situation.GivenWorld.person;
import static com.onebackpak.compliance.situation.GivenWorld.student;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where parents belong, and whose law protects them. */
class ParentFactsTest {
    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    @Test
    void a_parent_of_children_in_two_states_is_protected_by_both_whatever_their_order() {
        PartyId cal = PartyId.of("cal");
        World.Builder world = world().agencies(Agencies.of(List.of(
                new Agency(
                        SCHOOL,
                        AgencyKind.SCHOOL,
                        Optional.empty(),
                        Optional.of(Jurisdiction.of("US-TX")),
                        Optional.of(CHICAGO)),
                new Agency(
                        OTHER_SCHOOL,
                        AgencyKind.SCHOOL,
                        Optional.empty(),
                        Optional.of(Jurisdiction.of("US-CA")),
                        Optional.of(DENVER)))));
        for (List<PartyId> children : List.of(List.of(STUDENT, cal), List.of(cal, STUDENT))) {
            Facts facts = world.people(Map.of(
                            STUDENT,
                            student().build(),
                            cal,
                            person(cal, PersonKind.STUDENT)
                                    .agency(OTHER_SCHOOL)
                                    .jurisdiction(Jurisdiction.of("US-OR"))
                                    .build(),
                            PARENT,
                            person(PARENT, PersonKind.PARENT)
                                    .children(Set.copyOf(children))
                                    .build()))
                    .build()
                    .factsFor(use().subject(PARENT).build());

            assertThat(facts.get(FactKeys.SUBJECT_JURISDICTION))
                    .contains(new Jurisdictions(
                            Set.of(Jurisdiction.of("US-TX"), Jurisdiction.of("US-CA"), Jurisdiction.of("US-OR")),
                            true));
            assertThat(facts.get(FactKeys.SUBJECT_ZONE)).contains(Set.of(CHICAGO, DENVER));
            assertThat(facts.get(FactKeys.SUBJECT_SCHOOL)).contains(Set.of(SCHOOL, OTHER_SCHOOL));
        }
    }

    @Test
    void a_parent_belongs_where_the_children_do() {
        Facts facts = world().addAgreements(agreement().build())
                .build()
                .factsFor(use().subject(PARENT).build());

        assertThat(facts.get(FactKeys.SUBJECT_SCHOOL)).contains(Set.of(SCHOOL));
        assertThat(facts.get(FactKeys.SUBJECT_AGREEMENTS).orElseThrow()).hasSize(1);
    }

    @Test
    void a_parent_with_an_agency_of_its_own_belongs_there_and_where_the_children_do() {
        World world = world().people(Map.of(
                        PARENT,
                        person(PARENT, PersonKind.PARENT)
                                .agency(OTHER_SCHOOL)
                                .addChildren(STUDENT)
                                .build(),
                        STUDENT,
                        student().build()))
                .build();

        assertThat(world.factsFor(use().subject(PARENT).build()).get(FactKeys.SUBJECT_SCHOOL))
                .contains(Set.of(OTHER_SCHOOL, SCHOOL));
    }

    @Test
    void a_parent_of_a_child_whose_school_is_unknown_belongs_nobody_knows_where() {
        World unrecorded = world().people(Map.of(
                        PARENT,
                        person(PARENT, PersonKind.PARENT).addChildren(STUDENT).build()))
                .build();

        assertThat(unrecorded.factsFor(use().subject(PARENT).build()).knows(FactKeys.SUBJECT_SCHOOL))
                .isFalse();
    }

    @Test
    void people_who_are_recorded_as_each_others_parents_belong_nobody_knows_where() {
        World world = world().people(Map.of(
                        PARENT,
                        person(PARENT, PersonKind.PARENT).addChildren(PARENT).build()))
                .build();

        assertThat(world.factsFor(use().subject(PARENT).build()).knows(FactKeys.SUBJECT_SCHOOL))
                .isFalse();
    }
}
