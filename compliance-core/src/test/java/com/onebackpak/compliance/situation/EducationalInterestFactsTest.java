package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.situation.GivenWorld.ADMINISTRATOR;
import static com.onebackpak.compliance.situation.GivenWorld.PARENT;
import static com.onebackpak.compliance.situation.GivenWorld.TEACHER;
import static com.onebackpak.compliance.situation.GivenWorld.VISITOR;
import static com.onebackpak.compliance.situation.GivenWorld.factsOf;
import static com.onebackpak.compliance.situation.GivenWorld.person;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has a legitimate educational interest in the subject. */
class EducationalInterestFactsTest {
    @Test
    void kinds_below_teacher_and_administrator_have_the_interest_of_theirs() {
        World world = world().people(Map.of(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT).agency(SCHOOL).build(),
                        TEACHER,
                        person(TEACHER, new PersonKind("school-employee.teacher.substitute"))
                                .addTeaches(STUDENT)
                                .build(),
                        ADMINISTRATOR,
                        person(ADMINISTRATOR, new PersonKind("school-employee.administrator.registrar"))
                                .agency(DISTRICT)
                                .build()))
                .build();

        for (PartyId recipient : List.of(TEACHER, ADMINISTRATOR)) {
            assertThat(world.factsFor(use().recipient(recipient).build()).get(FactKeys.LEGITIMATE_INTEREST))
                    .contains(true);
        }
    }

    @Test
    void a_teacher_has_an_interest_in_the_students_taught_and_in_no_others() {
        assertThat(interestOf(TEACHER)).contains(true);
        assertThat(factsOf(use().recipient(TEACHER).subject(VISITOR)).get(FactKeys.LEGITIMATE_INTEREST))
                .contains(false);
    }

    @Test
    void an_administrator_has_an_interest_in_the_students_of_the_agency_and_below_it() {
        assertThat(interestOf(ADMINISTRATOR)).contains(true);
        assertThat(interestOfAdministrator(person(ADMINISTRATOR, PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR)
                        .agency(OTHER_SCHOOL)
                        .build()))
                .contains(false);
        assertThat(interestOfAdministrator(person(ADMINISTRATOR, PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR)
                        .build()))
                .isEmpty();
    }

    @Test
    void other_people_have_no_educational_interest() {
        assertThat(interestOf(PARENT)).contains(false);
        assertThat(interestOf(STUDENT)).contains(false);
        assertThat(interestOf(VISITOR)).contains(false);
    }

    @Test
    void the_subjects_agency_and_those_above_it_have_an_interest_and_another_has_none() {
        assertThat(interestOf(SCHOOL)).contains(true);
        assertThat(interestOf(DISTRICT)).contains(true);
        assertThat(interestOf(OTHER_SCHOOL)).contains(false);
    }

    @Test
    void an_interest_in_somebody_who_is_not_named_is_unknown() {
        ProcessingRequest.Builder anyStudent = use().subject(Optional.empty()).subjectKind(PersonKind.STUDENT);

        assertThat(factsOf(anyStudent.recipient(TEACHER)).knows(FactKeys.LEGITIMATE_INTEREST))
                .isFalse();
        assertThat(factsOf(anyStudent.recipient(SCHOOL)).knows(FactKeys.LEGITIMATE_INTEREST))
                .isFalse();
        assertThat(factsOf(anyStudent.recipient(PARENT)).knows(FactKeys.RECIPIENT_IS_PARENT))
                .isFalse();
        assertThat(factsOf(anyStudent.recipient(STUDENT)).knows(FactKeys.RECIPIENT_IS_SUBJECT))
                .isFalse();
    }

    private static Optional<Boolean> interestOf(PartyId recipient) {
        return factsOf(use().recipient(recipient)).get(FactKeys.LEGITIMATE_INTEREST);
    }

    private static Optional<Boolean> interestOfAdministrator(Person administrator) {
        World world = world().people(Map.of(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT).agency(SCHOOL).build(),
                        ADMINISTRATOR,
                        administrator))
                .build();
        return world.factsFor(use().recipient(ADMINISTRATOR).build()).get(FactKeys.LEGITIMATE_INTEREST);
    }
}
