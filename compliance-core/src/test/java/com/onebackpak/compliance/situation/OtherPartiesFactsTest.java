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
import static com.onebackpak.compliance.situation.GivenWorld.person;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is known about who receives, acts, asks and instructs, and of the circumstances. */
class OtherPartiesFactsTest {
    private static final PartyId NOBODY = PartyId.of("nobody");
    private static final FactKey<Boolean> INTEGRAL = FactKey.flag("recipient.integral");
    private static final FactKey<Boolean> DO_NOT_TRACK = FactKey.flag("request.do-not-track");
    private static final FactKey<Boolean> SMALL_CELLS = FactKey.flag("request.small-cells-suppressed");

    @Test
    void where_there_is_no_recipient_it_is_of_no_kind_and_nothing_is_so_of_it() {
        Facts facts = of(use());

        assertThat(facts.get(FactKeys.RECIPIENT_KIND)).contains(Set.of());
        assertThat(facts.get(FactKeys.RECIPIENT_REGION)).contains(Optional.empty());
        assertThat(facts.get(INTEGRAL)).contains(false);
        assertThat(facts.get(FactKeys.LEGITIMATE_INTEREST)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_PARENT)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void a_disclosure_that_names_nobody_goes_to_somebody_of_whom_nothing_is_known() {
        Facts facts = of(use().action(Action.DISCLOSE));

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
        Facts facts = of(use().action(Action.DISCLOSE).recipient(VENDOR));

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
        assertThat(of(use().recipientKind(RecipientKind.SCHOOL_USER_STUDENT))
                        .knows(FactKeys.RECIPIENT_IS_FELLOW_STUDENT))
                .isFalse();
        assertThat(of(use().recipientKind(RecipientKind.APPLICATION)).get(FactKeys.RECIPIENT_IS_FELLOW_STUDENT))
                .contains(false);
    }

    private static Optional<Boolean> isFellow(World world, PartyId recipient) {
        return world.factsFor(use().recipient(recipient).build()).get(FactKeys.RECIPIENT_IS_FELLOW_STUDENT);
    }

    @Test
    void the_recipient_may_be_the_subjects_agency() {
        assertThat(of(use().recipient(SCHOOL)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(true);
        assertThat(of(use().recipient(DISTRICT)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(true);
        assertThat(of(use().recipient(OTHER_SCHOOL)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(false);
        assertThat(of(use().recipient(ADMINISTRATOR)).get(FactKeys.RECIPIENT_IS_AGENCY))
                .contains(false);
        assertThat(of(use().recipientKind(RecipientKind.SCHOOL_USER)).knows(FactKeys.RECIPIENT_IS_AGENCY))
                .isFalse();
    }

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
    void a_parent_may_ask() {
        assertThat(of(use().requester(PARENT)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(true);
        assertThat(of(use().requester(PARENT).subject(VISITOR)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(false);
        assertThat(of(use().requester(TEACHER)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(false);
        assertThat(of(use().requester(SCHOOL)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(false);
        assertThat(of(use()).get(FactKeys.REQUESTER_IS_PARENT)).contains(false);
        assertThat(of(use().requester(NOBODY)).knows(FactKeys.REQUESTER_IS_PARENT))
                .isFalse();
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
        assertThat(of(use().recipient(APPLICATION)).knows(FactKeys.RECIPIENT_REGION))
                .isFalse();
    }

    @Test
    void an_organization_is_nobodys_parent_and_has_no_educational_interest() {
        Facts facts = of(use().recipient(APPLICATION));

        assertThat(facts.get(FactKeys.LEGITIMATE_INTEREST)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_PARENT)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void of_a_recipient_that_is_not_on_record_nothing_is_known_but_whether_it_is_the_subject() {
        Facts facts = of(use().recipient(NOBODY));

        assertThat(facts.knows(FactKeys.RECIPIENT_KIND)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_REGION)).isFalse();
        assertThat(facts.knows(INTEGRAL)).isFalse();
        assertThat(facts.knows(FactKeys.LEGITIMATE_INTEREST)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_PARENT)).isFalse();
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void of_a_recipient_named_by_kind_only_the_kind_is_known_and_what_it_excludes() {
        Facts facts = of(use().recipientKind(RecipientKind.PARENT));

        assertThat(facts.get(FactKeys.RECIPIENT_KIND)).contains(Set.of(RecipientKind.PARENT));
        assertThat(facts.knows(FactKeys.RECIPIENT_REGION)).isFalse();
        assertThat(facts.knows(INTEGRAL)).isFalse();
        assertThat(facts.knows(FactKeys.RECIPIENT_IS_PARENT)).isFalse();
        assertThat(facts.get(FactKeys.LEGITIMATE_INTEREST)).contains(false);
        assertThat(facts.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void a_kind_excludes_only_what_lies_neither_below_nor_above_it() {
        Facts anyUser = of(use().recipientKind(RecipientKind.SCHOOL_USER));
        Facts teacher = of(use().recipientKind(RecipientKind.SCHOOL_USER_TEACHER));

        assertThat(anyUser.knows(FactKeys.LEGITIMATE_INTEREST)).isFalse();
        assertThat(teacher.knows(FactKeys.LEGITIMATE_INTEREST)).isFalse();
        assertThat(anyUser.get(FactKeys.RECIPIENT_IS_PARENT)).contains(false);
        assertThat(anyUser.knows(FactKeys.RECIPIENT_IS_SUBJECT)).isFalse();
        assertThat(teacher.get(FactKeys.RECIPIENT_IS_SUBJECT)).contains(false);
    }

    @Test
    void a_subject_named_by_kind_is_nobody_of_another_kind() {
        ProcessingRequest.Builder anyStudent = use().subject(Optional.empty()).subjectKind(PersonKind.STUDENT);

        assertThat(of(anyStudent.recipient(PARENT)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(false);
        assertThat(of(anyStudent.requester(PARENT)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(false);
        assertThat(of(anyStudent.requester(STUDENT)).knows(FactKeys.REQUESTER_IS_SUBJECT))
                .isFalse();
        assertThat(of(use().subject(Optional.empty())
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
        Facts facts = of(use().recipient(TEACHER));

        assertThat(facts.get(FactKeys.RECIPIENT_REGION)).contains(Optional.empty());
        assertThat(facts.get(INTEGRAL)).contains(false);
    }

    @Test
    void a_teacher_has_an_interest_in_the_students_taught_and_in_no_others() {
        assertThat(interestOf(TEACHER)).contains(true);
        assertThat(of(use().recipient(TEACHER).subject(VISITOR)).get(FactKeys.LEGITIMATE_INTEREST))
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

        assertThat(of(anyStudent.recipient(TEACHER)).knows(FactKeys.LEGITIMATE_INTEREST))
                .isFalse();
        assertThat(of(anyStudent.recipient(SCHOOL)).knows(FactKeys.LEGITIMATE_INTEREST))
                .isFalse();
        assertThat(of(anyStudent.recipient(PARENT)).knows(FactKeys.RECIPIENT_IS_PARENT))
                .isFalse();
        assertThat(of(anyStudent.recipient(STUDENT)).knows(FactKeys.RECIPIENT_IS_SUBJECT))
                .isFalse();
    }

    @Test
    void a_parent_is_one_of_the_own_children_only() {
        assertThat(of(use().recipient(PARENT)).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(true);
        assertThat(of(use().recipient(PARENT).subject(VISITOR)).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(false);
        assertThat(of(use().recipient(TEACHER)).get(FactKeys.RECIPIENT_IS_PARENT))
                .contains(false);
        assertThat(of(use().recipient(SCHOOL)).get(FactKeys.RECIPIENT_IS_PARENT))
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
        assertThat(of(use().recipient(STUDENT)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(true);
        assertThat(of(use().recipient(PARENT)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(false);
        assertThat(of(use().recipient(SCHOOL)).get(FactKeys.RECIPIENT_IS_SUBJECT))
                .contains(false);
    }

    @Test
    void the_vendor_people_and_agencies_act_as_no_kind_of_organization() {
        assertThat(of(use()).get(FactKeys.ACTOR_KIND)).contains(Optional.empty());
        assertThat(of(use().actor(TEACHER)).get(FactKeys.ACTOR_KIND)).contains(Optional.empty());
        assertThat(of(use().actor(SCHOOL)).get(FactKeys.ACTOR_KIND)).contains(Optional.empty());
        assertThat(of(use().actor(APPLICATION)).get(FactKeys.ACTOR_KIND))
                .contains(Optional.of(RecipientKind.APPLICATION));
        assertThat(of(use().actor(NOBODY)).knows(FactKeys.ACTOR_KIND)).isFalse();
    }

    @Test
    void who_asks_and_who_instructs_is_told_by_the_request() {
        Facts none = of(use());

        assertThat(none.get(FactKeys.HAS_REQUESTER)).contains(false);
        assertThat(none.get(FactKeys.REQUESTER_IS_AGENCY)).contains(false);
        assertThat(none.get(FactKeys.REQUESTER_IS_SUBJECT)).contains(false);
        assertThat(none.get(FactKeys.INSTRUCTED_BY_AGENCY)).contains(false);
        assertThat(of(use().requester(VISITOR)).get(FactKeys.HAS_REQUESTER)).contains(true);
    }

    @Test
    void only_the_subjects_agency_or_one_above_it_asks_and_instructs_as_such() {
        assertThat(of(use().requester(SCHOOL)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(true);
        assertThat(of(use().requester(DISTRICT)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(true);
        assertThat(of(use().requester(OTHER_SCHOOL)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(false);
        assertThat(of(use().requester(PARENT)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(false);
        assertThat(of(use().instructedBy(DISTRICT)).get(FactKeys.INSTRUCTED_BY_AGENCY))
                .contains(true);
        assertThat(of(use().instructedBy(OTHER_SCHOOL)).get(FactKeys.INSTRUCTED_BY_AGENCY))
                .contains(false);
        assertThat(of(use().instructedBy(VENDOR)).get(FactKeys.INSTRUCTED_BY_AGENCY))
                .contains(false);
    }

    @Test
    void whether_an_agency_is_that_of_an_unnamed_subject_is_unknown() {
        ProcessingRequest.Builder anyStudent = use().subject(Optional.empty()).subjectKind(PersonKind.STUDENT);

        assertThat(of(anyStudent.requester(SCHOOL)).knows(FactKeys.REQUESTER_IS_AGENCY))
                .isFalse();
        assertThat(of(anyStudent.instructedBy(SCHOOL)).knows(FactKeys.INSTRUCTED_BY_AGENCY))
                .isFalse();
    }

    @Test
    void the_subject_asks_as_itself_and_nobody_else_does() {
        assertThat(of(use().requester(STUDENT)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(true);
        assertThat(of(use().requester(PARENT)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(false);
        assertThat(of(use().requester(SCHOOL)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(false);
    }

    @Test
    void circumstances_are_what_the_request_says_and_closed_ones_are_not_so_unless_said() {
        Facts silent = of(use());
        Facts told = of(use().putCircumstances("do-not-track", true).putCircumstances("small-cells-suppressed", false));

        assertThat(silent.get(DO_NOT_TRACK)).contains(false);
        assertThat(silent.knows(SMALL_CELLS)).isFalse();
        assertThat(told.get(DO_NOT_TRACK)).contains(true);
        assertThat(told.get(SMALL_CELLS)).contains(false);
    }

    private static Facts of(ProcessingRequest.Builder request) {
        return world().build().factsFor(request.build());
    }

    private static Set<RecipientKind> kindOf(PartyId recipient) {
        return of(use().recipient(recipient)).get(FactKeys.RECIPIENT_KIND).orElseThrow();
    }

    private static Optional<Boolean> interestOf(PartyId recipient) {
        return of(use().recipient(recipient)).get(FactKeys.LEGITIMATE_INTEREST);
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
