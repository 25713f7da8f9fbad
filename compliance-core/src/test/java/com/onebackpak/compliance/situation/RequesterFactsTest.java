package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.situation.GivenWorld.PARENT;
import static com.onebackpak.compliance.situation.GivenWorld.TEACHER;
import static com.onebackpak.compliance.situation.GivenWorld.VISITOR;
import static com.onebackpak.compliance.situation.GivenWorld.factsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known about who acts, asks and instructs, and of the circumstances. */
class RequesterFactsTest {
    private static final PartyId NOBODY = PartyId.of("nobody");
    private static final FactKey<Boolean> DO_NOT_TRACK = FactKey.flag("request.do-not-track");
    private static final FactKey<Boolean> SMALL_CELLS = FactKey.flag("request.small-cells-suppressed");

    @Test
    void a_parent_may_ask() {
        assertThat(factsOf(use().requester(PARENT)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(true);
        assertThat(factsOf(use().requester(PARENT).subject(VISITOR)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(false);
        assertThat(factsOf(use().requester(TEACHER)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(false);
        assertThat(factsOf(use().requester(SCHOOL)).get(FactKeys.REQUESTER_IS_PARENT))
                .contains(false);
        assertThat(factsOf(use()).get(FactKeys.REQUESTER_IS_PARENT)).contains(false);
        assertThat(factsOf(use().requester(NOBODY)).knows(FactKeys.REQUESTER_IS_PARENT))
                .isFalse();
    }

    @Test
    void the_vendor_people_and_agencies_act_as_no_kind_of_organization() {
        assertThat(factsOf(use()).get(FactKeys.ACTOR_KIND)).contains(Optional.empty());
        assertThat(factsOf(use().actor(TEACHER)).get(FactKeys.ACTOR_KIND)).contains(Optional.empty());
        assertThat(factsOf(use().actor(SCHOOL)).get(FactKeys.ACTOR_KIND)).contains(Optional.empty());
        assertThat(factsOf(use().actor(APPLICATION)).get(FactKeys.ACTOR_KIND))
                .contains(Optional.of(RecipientKind.APPLICATION));
        assertThat(factsOf(use().actor(NOBODY)).knows(FactKeys.ACTOR_KIND)).isFalse();
    }

    @Test
    void who_asks_and_who_instructs_is_told_by_the_request() {
        Facts none = factsOf(use());

        assertThat(none.get(FactKeys.HAS_REQUESTER)).contains(false);
        assertThat(none.get(FactKeys.REQUESTER_IS_AGENCY)).contains(false);
        assertThat(none.get(FactKeys.REQUESTER_IS_SUBJECT)).contains(false);
        assertThat(none.get(FactKeys.INSTRUCTED_BY_AGENCY)).contains(false);
        assertThat(factsOf(use().requester(VISITOR)).get(FactKeys.HAS_REQUESTER))
                .contains(true);
    }

    @Test
    void only_the_subjects_agency_or_one_above_it_asks_and_instructs_as_such() {
        assertThat(factsOf(use().requester(SCHOOL)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(true);
        assertThat(factsOf(use().requester(DISTRICT)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(true);
        assertThat(factsOf(use().requester(OTHER_SCHOOL)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(false);
        assertThat(factsOf(use().requester(PARENT)).get(FactKeys.REQUESTER_IS_AGENCY))
                .contains(false);
        assertThat(factsOf(use().instructedBy(DISTRICT)).get(FactKeys.INSTRUCTED_BY_AGENCY))
                .contains(true);
        assertThat(factsOf(use().instructedBy(OTHER_SCHOOL)).get(FactKeys.INSTRUCTED_BY_AGENCY))
                .contains(false);
        assertThat(factsOf(use().instructedBy(VENDOR)).get(FactKeys.INSTRUCTED_BY_AGENCY))
                .contains(false);
    }

    @Test
    void whether_an_agency_is_that_of_an_unnamed_subject_is_unknown() {
        ProcessingRequest.Builder anyStudent = use().subject(Optional.empty()).subjectKind(PersonKind.STUDENT);

        assertThat(factsOf(anyStudent.requester(SCHOOL)).knows(FactKeys.REQUESTER_IS_AGENCY))
                .isFalse();
        assertThat(factsOf(anyStudent.instructedBy(SCHOOL)).knows(FactKeys.INSTRUCTED_BY_AGENCY))
                .isFalse();
    }

    @Test
    void the_subject_asks_as_itself_and_nobody_else_does() {
        assertThat(factsOf(use().requester(STUDENT)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(true);
        assertThat(factsOf(use().requester(PARENT)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(false);
        assertThat(factsOf(use().requester(SCHOOL)).get(FactKeys.REQUESTER_IS_SUBJECT))
                .contains(false);
    }

    @Test
    void circumstances_are_what_the_request_says_and_closed_ones_are_not_so_unless_said() {
        Facts silent = factsOf(use());
        Facts told =
                factsOf(use().putCircumstances("do-not-track", true).putCircumstances("small-cells-suppressed", false));

        assertThat(silent.get(DO_NOT_TRACK)).contains(false);
        assertThat(silent.knows(SMALL_CELLS)).isFalse();
        assertThat(told.get(DO_NOT_TRACK)).contains(true);
        assertThat(told.get(SMALL_CELLS)).contains(false);
    }
}
