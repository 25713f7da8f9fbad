package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.exemption;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Condition.Refusal;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.policy.Target;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What would turn a refusal into a permit, and who could bring it about. */
class RemediesTest {
    private static final Condition IN_FORCE = new Condition.AgreementInForce();
    private static final Condition ANY_CONSENT = Condition.ConsentGiven.onBasis(Set.of());
    private static final String AGREEMENT = "an agreement with school in force [school, vendor]";
    private static final String CONFIDENTIAL =
            "recipient.confidentiality is true (The recipient is bound to confidentiality and data security) [recipient]";
    private static final String CONSENT = "a consent, parental-via-school, for education [school, parent]";

    @Test
    void a_permit_needs_no_remedy() {
        assertThat(remedies(use().build(), facts(), permit("P1").build())).isEmpty();
    }

    @Test
    void an_agreement_is_made_by_both_sides() {
        assertThat(remedies(use().build(), facts(), permitIf(IN_FORCE))).containsExactly(Set.of(AGREEMENT));
    }

    @Test
    void without_a_known_school_there_is_nobody_to_agree_with() {
        assertThat(remedies(use().build(), facts().without(FactKeys.SUBJECT_SCHOOL), permitIf(IN_FORCE)))
                .isEmpty();
        assertThat(remedies(use().build(), facts().with(FactKeys.SUBJECT_SCHOOL, Set.of()), permitIf(IN_FORCE)))
                .isEmpty();
    }

    @Test
    void an_exception_may_be_brought_about() {
        Rule rule =
                forbid("F1").addExemptions(exemption("consent", ANY_CONSENT)).build();

        assertThat(remedies(use().build(), facts(), permit("P1").build(), rule)).containsExactly(Set.of(CONSENT));
    }

    @Test
    void a_prohibitions_condition_may_be_turned() {
        Rule rule = forbid("F1").when(new Condition.Not(ANY_CONSENT)).build();

        assertThat(remedies(use().build(), facts(), permit("P1").build(), rule)).containsExactly(Set.of(CONSENT));
    }

    @Test
    void an_absolute_prohibition_has_no_remedy() {
        assertThat(remedies(
                        use().build(), facts(), permitIf(IN_FORCE), forbid("F1").build()))
                .isEmpty();
    }

    @Test
    void where_one_category_is_beyond_remedy_so_is_the_whole() {
        Rule absolute = forbid("F1")
                .target(Target.builder().addCategories(Category.WORK).build())
                .build();

        assertThat(remedies(use().addCategories(Category.WORK).build(), facts(), permitIf(IN_FORCE), absolute))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(IN_FORCE), absolute))
                .containsExactly(Set.of(AGREEMENT));
    }

    @Test
    void a_permission_that_nobody_can_open_does_not_shut_out_another() {
        assertThat(remedies(
                        use().build(),
                        facts(),
                        permit("P1").when(new Condition.AgeAtLeast(13)).build(),
                        permit("P2").when(IN_FORCE).build()))
                .containsExactly(Set.of(AGREEMENT));
    }

    @Test
    void what_is_permitted_already_is_not_granted_once_more() {
        Rule needsConsent = forbid("F1").when(new Condition.Not(ANY_CONSENT)).build();

        assertThat(remedies(
                        use().build(),
                        facts(),
                        permit("P1").build(),
                        permit("P2").when(flag("recipient.confidentiality")).build(),
                        needsConsent))
                .containsExactly(Set.of(CONSENT));
    }

    @Test
    void what_all_of_a_condition_needs_is_one_remedy_and_what_any_of_it_needs_are_several() {
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.All(List.of(IN_FORCE, ANY_CONSENT)))))
                .containsExactly(Set.of(AGREEMENT, CONSENT));
        assertThat(remedies(
                        use().build(),
                        facts(),
                        permitIf(new Condition.Defined("either", new Condition.Any(List.of(IN_FORCE, ANY_CONSENT))))))
                .containsExactlyInAnyOrder(Set.of(AGREEMENT), Set.of(CONSENT));
    }

    @Test
    void fewest_changes_come_first_and_none_can_be_left_out() {
        Rule one = permit("P1")
                .when(new Condition.All(List.of(IN_FORCE, flag("recipient.confidentiality"))))
                .build();
        Rule other = permit("P2").when(ANY_CONSENT).build();

        assertThat(remedies(use().build(), facts(), one, other))
                .containsExactly(Set.of(CONSENT), Set.of(AGREEMENT, CONFIDENTIAL));
    }

    @Test
    void every_basis_that_counts_is_a_way_and_its_giver_is_named() {
        Condition bases = Condition.ConsentGiven.onBasis(
                Set.of(ConsentBasis.PARENTAL_VIA_SCHOOL, ConsentBasis.SCHOOL_AS_AGENT, ConsentBasis.PARENTAL_DIRECT));

        assertThat(remedies(use().build(), facts(), permitIf(bases)))
                .containsExactlyInAnyOrder(
                        Set.of(CONSENT),
                        Set.of("a consent, school-as-agent, for education [school]"),
                        Set.of("a consent, parental-direct, for education [parent]"));
    }

    @Test
    void a_consent_that_must_name_the_recipient_names_it() {
        Condition naming =
                new Condition.ConsentGiven(Set.of(ConsentBasis.PARENTAL_DIRECT), true, false, Set.of(), false);

        assertThat(remedies(disclosure().build(), facts(), permitIf(naming)))
                .containsExactly(Set.of("a consent, parental-direct, for education that names quizzly [parent]"));
        assertThat(remedies(disclosure().recipient(Optional.empty()).build(), facts(), permitIf(naming)))
                .isEmpty();
        assertThat(remedies(use().recipient(APPLICATION).build(), facts(), permitIf(naming)))
                .isEmpty();
    }

    @Test
    void a_written_consent_names_records_purpose_and_party() {
        Condition written =
                new Condition.ConsentGiven(Set.of(ConsentBasis.PARENTAL_DIRECT), false, true, Set.of(), false);

        assertThat(remedies(disclosure().build(), facts(), permitIf(written)))
                .containsExactly(
                        Set.of("a written consent, parental-direct, for education that names quizzly [parent]"));
    }

    @Test
    void nobody_consents_for_somebody_who_is_not_named_or_for_no_purpose() {
        ProcessingRequest anyStudent =
                use().subject(Optional.empty()).subjectKind(PersonKind.STUDENT).build();

        assertThat(remedies(anyStudent, facts(), permitIf(ANY_CONSENT))).isEmpty();
        assertThat(remedies(use().purpose(Optional.empty()).build(), facts(), permitIf(ANY_CONSENT)))
                .isEmpty();
    }

    @Test
    void a_consent_is_added_to_those_that_are_there() {
        Facts consented = facts().with(
                        FactKeys.SUBJECT_CONSENTS,
                        List.of(consent().purposes(Set.of(Purpose.SERVICE)).build()));

        assertThat(remedies(use().build(), consented, permitIf(ANY_CONSENT))).containsExactly(Set.of(CONSENT));
    }

    @Test
    void an_agreement_in_force_may_be_amended() {
        Facts agreed = facts().with(
                        FactKeys.SUBJECT_AGREEMENTS,
                        List.of(
                                agreement().build(),
                                agreement().terminated(BEFORE).build()));

        assertThat(remedies(use().build(), agreed, permitIf(new Condition.AgreementPermitsPurpose())))
                .containsExactly(Set.of("the agreement grants education [school, vendor]"));
        assertThat(remedies(use().build(), agreed, permitIf(new Condition.AgreementHasFeature("financial-aid"))))
                .containsExactly(Set.of("the agreement includes financial-aid [school, vendor]"));
        assertThat(remedies(use().build(), agreed, permitIf(new Condition.VendorHoldsCredentials())))
                .containsExactly(Set.of("the agreement lets the vendor hold the credentials [school, vendor]"));
    }

    @Test
    void an_agreement_must_be_there_before_it_is_amended() {
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.AgreementPermitsPurpose())))
                .containsExactly(Set.of(AGREEMENT, "the agreement grants education [school, vendor]"));
    }

    @Test
    void an_agreement_that_has_ended_is_not_amended() {
        Facts ended = facts().with(
                        FactKeys.SUBJECT_AGREEMENTS,
                        List.of(agreement().terminated(BEFORE).build()));

        assertThat(remedies(use().build(), ended, permitIf(new Condition.AgreementPermitsPurpose())))
                .containsExactly(Set.of(AGREEMENT, "the agreement grants education [school, vendor]"));
    }

    @Test
    void the_school_authorizes_an_application() {
        Condition authorized = new Condition.ApplicationAuthorized();
        String says = "school authorizes quizzly for the categories and the purpose [school]";

        assertThat(remedies(disclosure().build(), facts(), permitIf(authorized)))
                .containsExactly(Set.of(says));
        assertThat(remedies(use().recipient(APPLICATION).build(), facts(), permitIf(authorized)))
                .containsExactly(Set.of(says));
        assertThat(remedies(use().build(), facts(), permitIf(authorized))).isEmpty();
        assertThat(remedies(disclosure().purpose(Optional.empty()).build(), facts(), permitIf(authorized)))
                .isEmpty();
        assertThat(remedies(disclosure().build(), facts().without(FactKeys.SUBJECT_SCHOOL), permitIf(authorized)))
                .isEmpty();
    }

    @Test
    void a_flag_is_changed_by_whom_the_vocabulary_names_and_by_nobody_else() {
        assertThat(remedies(use().build(), facts(), permitIf(flag("recipient.confidentiality"))))
                .containsExactly(Set.of(CONFIDENTIAL));
        assertThat(remedies(use().build(), facts(), permitIf(flag("recipient.integral"))))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.LegitimateInterest())))
                .containsExactly(Set.of(
                        "relation.legitimate-interest is true (The recipient has a legitimate educational interest in the"
                                + " subject) [school]"));
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
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.RecipientIn(Set.of(Jurisdiction.of("US"))))))
                .containsExactly(Set.of("the recipient stores and processes in US [recipient]"));
    }

    @Test
    void the_caller_may_send_another_form() {
        Rule rule = permit("P1")
                .when(new Condition.RequestMatches(Target.builder()
                        .addForms(DataForm.AGGREGATED, DataForm.DE_IDENTIFIED)
                        .build()))
                .build();

        assertThat(remedies(use().build(), facts(), rule))
                .containsExactlyInAnyOrder(
                        Set.of("the data is aggregated [caller]"), Set.of("the data is de-identified [caller]"));
    }

    @Test
    void a_target_that_is_left_by_changing_the_form_is_a_way_too() {
        Rule wide = permit("P1").build();
        Rule narrow = forbid("F1")
                .addExemptions(exemption(
                        "aggregated",
                        new Condition.RequestMatches(
                                Target.builder().addForms(DataForm.AGGREGATED).build())))
                .build();

        assertThat(remedies(use().build(), facts(), wide, narrow))
                .containsExactly(Set.of("the data is aggregated [caller]"));
    }

    @Test
    void a_hold_may_be_released_where_there_is_one() {
        Rule heldBack = forbid("F1").when(new Condition.Held(Set.of())).build();
        Facts held = facts().with(
                        FactKeys.SUBJECT_HOLDS,
                        List.of(new Hold(HoldKind.LEGAL, STUDENT, Set.of(), Span.from(BEFORE))));

        assertThat(remedies(use().build(), held, permit("P1").build(), heldBack))
                .containsExactly(Set.of("the hold is released [school]"));
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
    void nobody_can_change_an_age_or_another_persons_refusal() {
        Facts refused = facts().with(
                        FactKeys.SUBJECT_OPT_OUTS,
                        List.of(new OptOut(STUDENT, Optional.of(Purpose.EDUCATION), false, Span.from(BEFORE))));

        assertThat(remedies(
                        use().build(),
                        refused,
                        permit("P1").build(),
                        forbid("F1")
                                .when(new Condition.OptedOut(Refusal.PURPOSE))
                                .build()))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.AgeAtLeast(13))))
                .isEmpty();
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.AgeBelow(13))))
                .isEmpty();
    }

    @Test
    void four_changes_at_once_are_a_remedy_and_five_are_not() {
        List<Condition> four =
                List.of(IN_FORCE, ANY_CONSENT, flag("recipient.confidentiality"), flag("recipient.written-assurances"));
        List<Condition> five = new ArrayList<>(four);
        five.add(flag("recipient.internal-operations-only"));

        assertThat(remedies(use().build(), facts(), permitIf(new Condition.All(four))))
                .singleElement()
                .satisfies(changes -> assertThat(changes).hasSize(4));
        assertThat(remedies(use().build(), facts(), permitIf(new Condition.All(five))))
                .isEmpty();
    }

    @Test
    void every_category_of_the_request_is_to_be_permitted() {
        Rule names = permit("P1")
                .target(Target.builder().addCategories(Category.NAME).build())
                .when(IN_FORCE)
                .build();
        Rule work = permit("P2")
                .target(Target.builder().addCategories(Category.WORK).build())
                .when(ANY_CONSENT)
                .build();

        assertThat(remedies(use().addCategories(Category.WORK).build(), facts(), names, work))
                .containsExactly(Set.of(AGREEMENT, CONSENT));
    }

    @Test
    void changes_that_say_the_same_are_one() {
        Change one = new Change("so", Set.of(FactParty.SCHOOL), s -> s);

        assertThat(one)
                .isEqualTo(new Change("so", Set.of(), s -> s))
                .hasSameHashCodeAs(new Change("so", Set.of(), s -> s))
                .isNotEqualTo(new Change("not so", Set.of(FactParty.SCHOOL), s -> s))
                .isNotEqualTo("so")
                .hasToString("so");
        assertThat(one.hashCode()).isNotEqualTo(new Change("not so", Set.of(), s -> s).hashCode());
    }

    private static Rule permitIf(Condition condition) {
        return permit("P1").when(condition).build();
    }

    /** Each remedy as the words of its changes and who could bring each about. */
    private static List<Set<String>> remedies(ProcessingRequest request, Facts facts, Rule... rules) {
        return Remedies.of(evaluator(vendorPolicy(rules).build())).find(request, facts, NOW).stream()
                .map(remedy -> remedy.changes().stream()
                        .map(c -> c.says() + " "
                                + c.by().stream().map(FactParty::key).toList())
                        .collect(Collectors.toSet()))
                .toList();
    }
}
