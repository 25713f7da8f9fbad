package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.situation.GivenWorld.ADMINISTRATOR;
import static com.onebackpak.compliance.situation.GivenWorld.PARENT;
import static com.onebackpak.compliance.situation.GivenWorld.TEACHER;
import static com.onebackpak.compliance.situation.GivenWorld.VISITOR;
import static com.onebackpak.compliance.situation.GivenWorld.application;
import static com.onebackpak.compliance.situation.GivenWorld.factsOf;
import static com.onebackpak.compliance.situation.GivenWorld.person;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is known about who receives. */
class RecipientFactsTest {
    private static final PartyId NOBODY = PartyId.of("nobody");
    private static final FactKey<Boolean> INTEGRAL = FactKey.flag("recipient.integral");

    @Test
    void where_there_is_no_recipient_it_is_of_no_kind_and_nothing_is_so_of_it() {
        Facts facts = factsOf(use());

        assertThat(facts.get(FactKeys.RECIPIENT_KIND)).contains(Set.of());
        assertThat(facts.get(FactKeys.RECIPIENT_REGION)).contains(Optional.empty());
        assertThat(facts.get(INTEGRAL)).contains(false);
        assertThat(facts.get(FactKeys.LEGITIMATE_INTEREST)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_PARENT)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void a_disclosure_that_names_nobody_goes_to_somebody_of_whom_nothing_is_known() {
        Facts facts = factsOf(use().action(Action.DISCLOSE));

        assertThat(facts.knows(FactKeys.RECIPIENT_KIND)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_REGION)).isFalse();
        assertThat(facts.knows(INTEGRAL)).isFalse();
        assertThat(facts.knows(FactKeys.LEGITIMATE_INTEREST)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_PARENT)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_SUBJECT)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_AGENCY)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_FELLOW_STUDENT)).isFalse();
    }

    @Test
    void the_vendor_receives_as_no_kind_of_recipient() {
        Facts facts = factsOf(use().action(Action.DISCLOSE).recipient(VENDOR));

        assertThat(facts.get(FactKeys.RECIPIENT_KIND)).contains(Set.of());
        assertThat(facts.get(FactKeys.RECIPIENT_REGION)).contains(Optional.empty());
        assertThat(facts.get(INTEGRAL)).contains(false);
        assertThat(facts.get(FactKeys.LEGITIMATE_INTEREST)).contains(false);
    }

    @Test
    void fellow_students_are_other_students_of_the_subjects_district() {
        PartyId other = PartyId.of("other-student");
        World world = world().people(Map.of(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT).agency(SCHOOL).build(),
                        other,
                        person(other, PersonKind.STUDENT).agency(SCHOOL).build(),
                        TEACHER,
                        person(TEACHER, PersonKind.SCHOOL_EMPLOYEE_TEACHER)
                                .agency(SCHOOL)
                                .build()))
                .build();

        assertThat(isFellow(world, other)).contains(true);
        assertThat(isFellow(world, STUDENT)).contains(false);
        assertThat(isFellow(world, TEACHER)).contains(false);
        assertThat(isFellow(world, SCHOOL)).contains(false);
        assertThat(isFellow(world, NOBODY)).isEmpty();
        assertThat(factsOf(use().recipientKind(RecipientKind.SCHOOL_USER_STUDENT))
                        .knows(FactKeys.RECIPIENT_IS_FELLOW_STUDENT))
                .isFalse();
        assertThat(factsOf(use().recipientKind(RecipientKind.APPLICATION)).get(FactKeys.RECIPIENT_IS_FELLOW_STUDENT))
                .contains(false);
    }

    private static Optional<Boolean> isFellow(World world, PartyId recipient) {
        return world.factsFor(use().recipient(recipient).build()).get(FactKeys.RECIPIENT_IS_FELLOW_STUDENT);
    }

    @Test
    void the_recipient_may_be_the_subjects_agency() {
        assertThat(factsOf(use().recipient(SCHOOL)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(true);
        assertThat(factsOf(use().recipient(DISTRICT)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(true);
        assertThat(factsOf(use().recipient(OTHER_SCHOOL)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(false);
        assertThat(factsOf(use().recipient(ADMINISTRATOR)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(false);
        assertThat(factsOf(use().recipientKind(RecipientKind.SCHOOL_USER)).knows(FactKeys.RECIPIENT_IS_AGENCY))
                .isFalse();
    }

    @Test
    void a_kind_that_only_people_have_receives_as_the_nearest_one_that_recipients_have() {
        World world = world().people(Map.of(
                        TEACHER,
                        person(TEACHER, new PersonKind("school-employee.teacher.substitute"))
                                .build()))
                .build();

        assertThat(world.factsFor(use().recipient(TEACHER).build()).get(FactKeys.RECIPIENT_KIND))
                .contains(Set.of(RecipientKind.SCHOOL_USER_TEACHER));
    }

    @Test
    void an_organizations_attributes_are_known_where_they_are_recorded() {
        World world = world().organizations(Map.of(
                        APPLICATION,
                        application()
                                .region(Jurisdiction.of("US"))
                                .putAttributes("integral", true)
                                .build()))
                .build();
        Facts facts = world.factsFor(use().recipient(APPLICATION).build());

        assertThat(facts.get(FactKeys.RECIPIENT_KIND)).contains(Set.of(RecipientKind.APPLICATION));
        assertThat(facts.get(FactKeys.RECIPIENT_REGION)).contains(Optional.of(Jurisdiction.of("US")));
        assertThat(facts.get(INTEGRAL)).contains(true);
        assertThat(facts.knows(FactKey.flag("recipient.necessary"))).isFalse();
        assertThat(factsOf(use().recipient(APPLICATION)).knows(FactKeys.RECIPIENT_REGION))
                .isFalse();
    }

    @Test
    void an_organization_is_nobodys_parent_and_has_no_educational_interest() {
        Facts facts = factsOf(use().recipient(APPLICATION));

        assertThat(facts.get(FactKeys.LEGITIMATE_INTEREST)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_PARENT)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void of_a_recipient_that_is_not_on_record_nothing_is_known_but_whether_it_is_the_subject() {
        Facts facts = factsOf(use().recipient(NOBODY));

        assertThat(facts.knows(FactKeys.RECIPIENT_KIND)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_REGION)).isFalse();
        assertThat(facts.knows(INTEGRAL)).isFalse();
        assertThat(facts.knows(FactKeys.LEGITIMATE_INTEREST)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_PARENT)).isFalse();
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void of_a_recipient_named_by_kind_only_the_kind_is_known_and_what_it_excludes() {
        Facts facts = factsOf(use().recipientKind(RecipientKind.PARENT));

        assertThat(facts.get(FactKeys.RECIPIENT_KIND)).contains(Set.of(RecipientKind.PARENT));
        assertThat(facts.knows(FactKeys.RECIPIENT_REGION)).isFalse();
        assertThat(facts.knows(INTEGRAL)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_PARENT)).isFalse();
        assertThat(facts.get(FactKeys.LEGITIMATE_INTEREST)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void a_kind_excludes_only_what_lies_neither_below_nor_above_it() {
        Facts anyUser = factsOf(use().recipientKind(RecipientKind.SCHOOL_USER));
        Facts teacher = factsOf(use().recipientKind(RecipientKind.SCHOOL_USER_TEACHER));

        assertThat(anyUser.knows(FactKeys.LEGITIMATE_INTEREST)).isFalse();
        assertThat(teacher.knows(FactKeys.LEGITIMATE_INTEREST)).isFalse();
        assertThat(anyUser.get(FactKeys.RECIPIENT_IS_PARENT)).contains(false);
        assertThat(anyUser.knows(FactKeys.RECIPIENT_IS_SUBJECT)).isFalse();
        assertThat(teacher.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void a_subject_named_by_kind_is_nobody_of_another_kind() {
        ProcessingRequest.Builder anyStudent = use().subject(Optional.empty()).subjectKind(PersonKind.STUDENT);

        assertThat(factsOf(anyStudent.recipient(PARENT)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(false);
        assertThat(factsOf(anyStudent.requester(PARENT)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(false);
        assertThat(factsOf(anyStudent.requester(STUDENT)).knows(FactKeys.REQUESTER_IS_SUBJECT))
                .isFalse();
        assertThat(factsOf(use().subject(Optional.empty())
                                .subjectKind(PersonKind.SCHOOL_EMPLOYEE)
                                .requester(TEACHER))
                        .knows(FactKeys.REQUESTER_IS_SUBJECT))
                .isFalse();
    }

    @Test
    void people_receive_as_what_they_are() {
        assertThat(kindOf(TEACHER)).contains(RecipientKind.SCHOOL_USER_TEACHER);
        assertThat(kindOf(ADMINISTRATOR)).contains(RecipientKind.SCHOOL_USER_ADMINISTRATOR);
        assertThat(kindOf(STUDENT)).contains(RecipientKind.SCHOOL_USER_STUDENT);
        assertThat(kindOf(PARENT)).contains(RecipientKind.PARENT);
        assertThat(kindOf(VISITOR)).contains(RecipientKind.PUBLIC);
        assertThat(kindOf(SCHOOL)).contains(RecipientKind.SCHOOL_USER);
    }

    @Test
    void a_person_is_no_organization() {
        Facts facts = factsOf(use().recipient(TEACHER));

        assertThat(facts.get(FactKeys.RECIPIENT_REGION)).contains(Optional.empty());
        assertThat(facts.get(INTEGRAL)).contains(false);
    }

    @Test
    void a_parent_is_one_of_the_own_children_only() {
        assertThat(factsOf(use().recipient(PARENT)).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(true);
        assertThat(factsOf(use().recipient(PARENT).subject(VISITOR)).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(false);
        assertThat(factsOf(use().recipient(TEACHER)).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(false);
        assertThat(factsOf(use().recipient(SCHOOL)).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(false);
    }

    @Test
    void who_is_not_a_parent_has_no_children_whatever_is_recorded() {
        World world = world().people(Map.of(
                        STUDENT,
                                person(STUDENT, PersonKind.STUDENT)
                                        .agency(SCHOOL)
                                        .build(),
                        VISITOR,
                                person(VISITOR, PersonKind.VISITOR)
                                        .addChildren(STUDENT)
                                        .build()))
                .build();

        assertThat(world.factsFor(use().recipient(VISITOR).build()).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(false);
    }

    @Test
    void the_subject_may_be_the_recipient() {
        assertThat(factsOf(use().recipient(STUDENT)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(true);
        assertThat(factsOf(use().recipient(PARENT)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(false);
        assertThat(factsOf(use().recipient(SCHOOL)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(false);
    }

    private static Set<RecipientKind> kindOf(PartyId recipient) {
        return factsOf(use().recipient(recipient)).get(FactKeys.RECIPIENT_KIND).orElseThrow();
    }
}
