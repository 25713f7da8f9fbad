package com.onebackpak.compliance.remedy;

import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.remedy.GivenRemedies.CONFIDENTIAL;
import static com.onebackpak.compliance.remedy.GivenRemedies.permitIf;
import static com.onebackpak.compliance.remedy.GivenRemedies.receiving;
import static com.onebackpak.compliance.remedy.GivenRemedies.remedies;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.OptOutScope;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could be changed of who receives, instructs and asks, of holds and of flags. */
class PartyRemediesTest {
    @Test
    void a_flag_is_changed_by_whom_the_vocabulary_names_and_by_nobody_else() {
        assertThat(remedies(use().build(), receiving(), permitIf(flag("recipient.confidentiality"))))
                .containsExactly(Set.of(CONFIDENTIAL));
        assertThat(remedies(use().build(), receiving(), permitIf(flag("recipient.integral"))))
                .isEmpty();
    }

    @Test
    void where_nobody_or_no_organization_receives_there_is_nobody_to_assure_anything() {
        Facts person = facts().with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.PARENT));

        for (Facts facts : List.of(facts(), person)) {
            assertThat(remedies(use().build(), facts, permitIf(flag("recipient.confidentiality"))))
                    .isEmpty();
            assertThat(remedies(
                            use().build(), facts, permitIf(new Condition.RecipientIn(Set.of(Jurisdiction.of("US"))))))
                    .isEmpty();
        }
    }

    /** A teacher may be given the student; an administrator is one of the agency or is not, and nobody else can be. */
    @ParameterizedTest
    @CsvSource({
        "school-user.teacher, false, the recipient teaches the subject [school]",
        "school-user.teacher, , the recipient teaches the subject [school]",
        "school-user.administrator, false, ",
        "school-user.administrator, , the recipient administers the subject's agency [school]",
        "school-user.student, false, ",
        "school-user.student, , ",
        "school-user, false, ",
        "parent, false, ",
        "application, false, ",
        ", , "
    })
    void a_legitimate_interest_is_for_those_whose_kind_can_have_one(
            @Nullable String kind, @Nullable Boolean known, @Nullable String expected) {
        Facts facts = facts().with(
                        FactKeys.RECIPIENT_KIND,
                        Optional.ofNullable(kind)
                                .map(RecipientKind::new)
                                .map(Set::of)
                                .orElse(Set.of()));
        if (known != null) {
            facts = facts.with(FactKeys.LEGITIMATE_INTEREST, known);
        }

        for (Condition interest :
                List.of(new Condition.LegitimateInterest(), flag(FactKeys.LEGITIMATE_INTEREST.name()))) {
            assertThat(remedies(disclosure().build(), facts, permitIf(interest)))
                    .isEqualTo(expected == null ? List.of() : List.of(Set.of(expected)));
        }
    }

    @Test
    void the_agency_may_instruct_and_ask_where_it_is_known() {
        Facts asked = facts().with(FactKeys.HAS_REQUESTER, true)
                .with(FactKeys.REQUESTER_IS_AGENCY, false)
                .with(FactKeys.REQUESTER_IS_SUBJECT, true)
                .with(FactKeys.INSTRUCTED_BY_AGENCY, false);
        Condition byTheAgency = new Condition.All(List.of(
                flag("relation.requester-is-agency"), new Condition.Not(flag("relation.requester-is-subject"))));

        assertThat(remedies(use().build(), asked, permitIf(flag("relation.instructed-by-agency"))))
                .containsExactly(Set.of("school instructs this [school]"));
        assertThat(remedies(use().build(), asked, permitIf(byTheAgency)))
                .containsExactly(Set.of("school asks for this [school]"));
        assertThat(remedies(
                        use().build(),
                        asked.without(FactKeys.SUBJECT_SCHOOL),
                        permitIf(flag("relation.instructed-by-agency"))))
                .isEmpty();
    }

    @Test
    void what_nobody_asks_for_is_not_asked_for_by_the_agency_at_once() {
        Facts nobody = facts().with(FactKeys.HAS_REQUESTER, false).with(FactKeys.REQUESTER_IS_AGENCY, false);
        Condition both = new Condition.All(
                List.of(flag("relation.requester-is-agency"), new Condition.Not(flag("relation.has-requester"))));

        assertThat(remedies(use().build(), nobody, permitIf(both))).isEmpty();
    }

    @Test
    void a_flag_that_is_so_may_be_made_not_so() {
        Facts derived = facts().with(FactKey.flag("request.key-derived-from-personal-data"), true);

        assertThat(remedies(
                        use().build(),
                        derived,
                        permitIf(new Condition.Not(flag("request.key-derived-from-personal-data")))))
                .containsExactly(Set.of(
                        "request.key-derived-from-personal-data is false (Records are linked by a code that is derived from"
                                + " personal data, such as a hash) [caller]"));
    }

    @Test
    void a_recipient_may_move() {
        assertThat(remedies(
                        disclosure().build(),
                        receiving(),
                        permitIf(new Condition.RecipientIn(Set.of(Jurisdiction.of("US"))))))
                .containsExactly(Set.of("the recipient stores and processes in US [recipient]"));
    }

    @Test
    void a_hold_may_be_released_where_there_is_one() {
        Rule heldBack = forbid("F1").when(new Condition.Held(Set.of())).build();
        Facts held = facts().with(
                        FactKeys.SUBJECT_HOLDS,
                        List.of(new Hold(HoldKind.LEGAL, STUDENT, Set.of(), Span.from(BEFORE))));

        assertThat(remedies(use().build(), held, permit("P1").build(), heldBack))
                .containsExactly(Set.of("the hold is released [school]"));
        Facts seen = facts().with(
                        FactKeys.SUBJECT_HOLDS,
                        List.of(new Hold(HoldKind.INSPECTION, STUDENT, Set.of(), Span.from(BEFORE))));
        assertThat(remedies(use().build(), seen, permit("P1").build(), heldBack))
                .containsExactly(Set.of("the request to inspect is answered [school]"));
        assertThat(remedies(
                        use().build(),
                        facts().without(FactKeys.SUBJECT_HOLDS),
                        permit("P1").build(),
                        heldBack))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.Held(Set.of()))))
                .isEmpty();
    }

    @Test
    void no_consent_of_somebody_else_opens_what_was_refused() {
        Facts refused = facts().with(
                        FactKeys.SUBJECT_CONSENTS,
                        List.of(consent().refused(true).build()));

        assertThat(remedies(use().build(), facts(), permitIf(ConsentGiven.onBasis(Set.of()))))
                .isNotEmpty();
        assertThat(remedies(use().build(), refused, permitIf(ConsentGiven.onBasis(Set.of()))))
                .isEmpty();
    }

    @Test
    void nobody_can_change_an_age_or_another_persons_refusal() {
        Facts refused = facts().with(
                        FactKeys.SUBJECT_OPT_OUTS,
                        List.of(new OptOut(STUDENT, Optional.of(Purpose.EDUCATION), false, Span.from(BEFORE))));

        assertThat(remedies(
                        use().build(),
                        refused,
                        permit("P1").build(),
                        forbid("F1")
                                .when(new Condition.OptedOut(OptOutScope.PURPOSE))
                                .build()))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.AgeAtLeast(13))))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.AgeBelow(13))))
                .isEmpty();
    }
}
