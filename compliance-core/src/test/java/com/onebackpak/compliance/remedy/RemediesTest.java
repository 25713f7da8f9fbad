package com.onebackpak.compliance.remedy;

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

import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.OptOutScope;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would turn a refusal into a permit, and who could bring it about. */
class RemediesTest {
    private static final Condition IN_FORCE = new AgreementInForce();
    private static final Condition ANY_CONSENT = ConsentGiven.onBasis(Set.of());
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

        assertThat(remedies(use().build(), receiving(), one, other))
                .containsExactly(Set.of(CONSENT), Set.of(AGREEMENT, CONFIDENTIAL));
    }

    @Test
    void every_basis_that_counts_is_a_way_and_its_giver_is_named() {
        Condition bases = ConsentGiven.onBasis(
                Set.of(ConsentBasis.PARENTAL_VIA_SCHOOL, ConsentBasis.SCHOOL_AS_AGENT, ConsentBasis.PARENTAL_DIRECT));

        assertThat(remedies(use().build(), facts(), permitIf(bases)))
                .containsExactlyInAnyOrder(
                        Set.of(CONSENT),
                        Set.of("a consent, school-as-agent, for education [school]"),
                        Set.of("a consent, parental-direct, for education [parent]"));
    }

    @Test
    void a_consent_that_must_name_the_recipient_names_it() {
        Condition naming = new ConsentGiven(Set.of(ConsentBasis.PARENTAL_DIRECT), true, false, Set.of(), false);

        assertThat(remedies(disclosure().build(), facts(), permitIf(naming)))
                .containsExactly(Set.of("a consent, parental-direct, for education that names quizzly [parent]"));
        assertThat(remedies(disclosure().recipient(Optional.empty()).build(), facts(), permitIf(naming)))
                .isEmpty();
        assertThat(remedies(use().recipient(APPLICATION).build(), facts(), permitIf(naming)))
                .isEmpty();
    }

    @Test
    void a_written_consent_names_records_purpose_and_party() {
        Condition written = new ConsentGiven(Set.of(ConsentBasis.PARENTAL_DIRECT), false, true, Set.of(), false);

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

        assertThat(remedies(use().build(), agreed, permitIf(new AgreementPermitsPurpose())))
                .containsExactly(Set.of("the agreement grants education [school, vendor]"));
        assertThat(remedies(use().build(), agreed, permitIf(new AgreementHasFeature("financial-aid"))))
                .containsExactly(Set.of("the agreement includes financial-aid [school, vendor]"));
        assertThat(remedies(use().build(), agreed, permitIf(new VendorHoldsCredentials())))
                .containsExactly(Set.of("the agreement lets the vendor hold the credentials [school, vendor]"));
    }

    @Test
    void an_agreement_must_be_there_before_it_is_amended() {
        assertThat(remedies(use().build(), facts(), permitIf(new AgreementPermitsPurpose())))
                .containsExactly(Set.of(AGREEMENT, "the agreement grants education [school, vendor]"));
    }

    @Test
    void what_is_open_only_until_disposal_may_be_opened_by_a_new_agreement_where_that_is_another_way() {
        Rule disposal = forbid("F1")
                .when(new Condition.Not(new Condition.Any(List.of(new AgreementInDisposal(), IN_FORCE))))
                .build();

        assertThat(remedies(use().build(), facts(), permit("P1").build(), disposal))
                .containsExactly(Set.of(AGREEMENT));
    }

    @Test
    void an_agreement_that_has_ended_is_not_amended() {
        Facts ended = facts().with(
                        FactKeys.SUBJECT_AGREEMENTS,
                        List.of(agreement().terminated(BEFORE).build()));

        assertThat(remedies(use().build(), ended, permitIf(new AgreementPermitsPurpose())))
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
    void a_prohibition_that_is_left_by_a_less_telling_form_does_not_stand_in_the_way() {
        Rule identified = forbid("F1")
                .target(Target.builder()
                        .addForms(DataForm.IDENTIFIED, DataForm.PSEUDONYMISED)
                        .build())
                .build();
        Rule badly = forbid("F2")
                .target(Target.builder().addForms(DataForm.DE_IDENTIFIED).build())
                .when(flag("request.key-derived-from-personal-data"))
                .build();

        assertThat(remedies(use().build(), facts(), permit("P1").build(), identified, badly))
                .containsExactly(
                        Set.of("the data is aggregated [caller]"),
                        Set.of(
                                "the data is de-identified [caller]",
                                "request.key-derived-from-personal-data is false (Records are linked by a code that is"
                                        + " derived from personal data, such as a hash) [caller]"));
    }

    @Test
    void a_permission_for_a_less_telling_form_may_be_reached() {
        Rule narrow = permit("P1")
                .target(Target.builder().addForms(DataForm.AGGREGATED).build())
                .build();

        assertThat(remedies(use().build(), facts(), narrow)).containsExactly(Set.of("the data is aggregated [caller]"));
        assertThat(remedies(use().form(DataForm.AGGREGATED).build(), facts(), narrow))
                .isEmpty();
    }

    @Test
    void what_was_taken_out_of_data_is_not_put_back() {
        Rule identified = permit("P1")
                .target(Target.builder().addForms(DataForm.IDENTIFIED).build())
                .build();

        assertThat(remedies(use().form(DataForm.AGGREGATED).build(), facts(), identified))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "student, 2005-01-01, eligible-student, student",
        "student, 2015-01-01, parental-via-school, 'school, parent'",
        "student, , parental-via-school, 'school, parent'",
        "school-employee.teacher, 1990-01-01, self, student",
        "visitor, 2015-01-01, parental-direct, parent",
        "visitor, 1990-01-01, self, student",
    })
    void a_consent_is_given_by_whom_it_is_to_give(
            String kind, @Nullable LocalDate birthDate, String basis, String givers) {
        Facts facts = facts().with(FactKeys.SUBJECT_KIND, Set.of(new PersonKind(kind)));
        if (birthDate != null) {
            facts = facts.with(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(birthDate));
        }

        assertThat(remedies(use().build(), facts, permitIf(ANY_CONSENT)))
                .containsExactly(Set.of("a consent, " + basis + ", for education [" + givers + "]"));
    }

    @Test
    void nobody_consents_in_the_stead_of_an_eligible_student() {
        Condition parental = ConsentGiven.onBasis(Set.of(ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SCHOOL_AS_AGENT));
        Facts adult = facts().with(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2005, 1, 1)));
        Facts postsecondary = facts().with(FactKeys.SUBJECT_POSTSECONDARY, true);

        assertThat(remedies(use().build(), adult, permitIf(parental))).isEmpty();
        assertThat(remedies(use().build(), postsecondary, permitIf(parental))).isEmpty();
    }

    @Test
    void where_the_bound_stops_the_search_it_is_said() {
        List<Rule> rules = new ArrayList<>();
        rules.add(permit("P1").build());
        for (String fact : List.of("confidentiality", "written-assurances", "internal-operations-only")) {
            rules.add(forbid("F-" + fact)
                    .when(new Condition.Not(flag("recipient." + fact)))
                    .addExemptions(exemption("consent", ANY_CONSENT), exemption("agreed", IN_FORCE))
                    .build());
        }
        PolicyEvaluator evaluator =
                evaluator(vendorPolicy(rules.toArray(new Rule[0])).build());

        RemedySearch whole = Remedies.of(evaluator).find(use().build(), receiving(), NOW);
        RemedySearch stopped = Remedies.within(evaluator, 8).find(use().build(), receiving(), NOW);

        assertThat(whole.complete()).isTrue();
        assertThat(whole.notTried()).isEmpty();
        assertThat(whole.remedies()).hasSize(3);
        assertThat(stopped.complete()).isFalse();
        assertThat(stopped.notTried()).contains("not every set of up to four changes was tried");
        assertThat(whole.remedies()).containsAll(stopped.remedies());
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
                                .when(new Condition.OptedOut(OptOutScope.PURPOSE))
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

        assertThat(remedies(use().build(), receiving(), permitIf(new Condition.All(four))))
                .singleElement()
                .satisfies(changes -> assertThat(changes).hasSize(4));
        assertThat(remedies(use().build(), receiving(), permitIf(new Condition.All(five))))
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
        Change one = new Change("so", Set.of(FactParty.SCHOOL), "fact", true, s -> s);

        assertThat(one)
                .isEqualTo(new Change("so", Set.of(), "fact", true, s -> s))
                .hasSameHashCodeAs(new Change("so", Set.of(), "fact", true, s -> s))
                .isNotEqualTo(new Change("not so", Set.of(FactParty.SCHOOL), "fact", true, s -> s))
                .isNotEqualTo("so")
                .hasToString("so");
        assertThat(one.hashCode()).isNotEqualTo(new Change("not so", Set.of(), "fact", true, s -> s).hashCode());
    }

    /** The same, but that an organization receives it of which nothing is known. */
    private static Facts receiving() {
        return facts().with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION))
                .without(FactKeys.RECIPIENT_REGION);
    }

    private static Rule permitIf(Condition condition) {
        return permit("P1").when(condition).build();
    }

    /** Each remedy as the words of its changes and who could bring each about. */
    private static List<Set<String>> remedies(ProcessingRequest request, Facts facts, Rule... rules) {
        return Remedies.of(evaluator(vendorPolicy(rules).build())).find(request, facts, NOW).remedies().stream()
                .map(remedy -> remedy.changes().stream()
                        .map(c -> c.says() + " "
                                + c.by().stream().map(FactParty::key).toList())
                        .collect(Collectors.toSet()))
                .toList();
    }
}
