package com.onebackpak.compliance.remedy;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.remedy.GivenRemedies.AGREEMENT;
import static com.onebackpak.compliance.remedy.GivenRemedies.ANY_CONSENT;
import static com.onebackpak.compliance.remedy.GivenRemedies.CONSENT;
import static com.onebackpak.compliance.remedy.GivenRemedies.IN_FORCE;
import static com.onebackpak.compliance.remedy.GivenRemedies.permitIf;
import static com.onebackpak.compliance.remedy.GivenRemedies.remedies;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What parents and schools could agree to, consent to and authorize. */
class ConsentAndAgreementRemediesTest {
    @Test
    void an_agreement_is_made_by_both_sides() {
        assertThat(remedies(use().build(), facts(), permitIf(IN_FORCE))).containsExactly(Set.of(AGREEMENT));
    }

    /** The prohibition names no change of its own, but what is proposed for the permission makes the ledger known. */
    @Test
    void a_consent_helps_against_a_prohibition_that_is_open_because_no_consents_are_known() {
        Rule unlessOverruled = forbid("F1")
                .when(new ConsentOverruled(Set.of(ConsentBasis.SCHOOL_AS_AGENT)))
                .build();
        Facts nothingOfConsents = facts().without(FactKeys.SUBJECT_CONSENTS);

        assertThat(remedies(use().build(), nothingOfConsents, permitIf(ANY_CONSENT), unlessOverruled))
                .containsExactly(Set.of(CONSENT));
    }

    @Test
    void without_a_known_school_there_is_nobody_to_agree_with() {
        assertThat(remedies(use().build(), facts().without(FactKeys.SUBJECT_SCHOOL), permitIf(IN_FORCE)))
                .isEmpty();
        assertThat(remedies(use().build(), facts().with(FactKeys.SUBJECT_SCHOOL, Set.of()), permitIf(IN_FORCE)))
                .isEmpty();
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
                .containsExactly(Set.of("a consent, parental-direct, for education that names the recipient [parent]"));
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
                        Set.of("a written consent, parental-direct, for education that names the recipient [parent]"));
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
    void what_a_host_declares_of_agreements_may_be_agreed_upon() {
        Vocabulary declared = VocabularyReader.read(DocumentSource.ofText("audits.yaml", """
                        vocabulary: audits
                        version: "1"
                        facts:
                          agreement.audited: {type: boolean, world: open, means: "Audited.", known-by: [vendor], changed-by: [school]}
                          agreement.tier: {type: number, world: open, means: "Tier.", known-by: [vendor], changed-by: [vendor]}
                          agreement.disposal-days: {type: number, world: open, means: "Days.", known-by: [vendor], changed-by: [vendor]}
                        """), VOCABULARY);
        Facts agreed =
                facts().with(FactKeys.SUBJECT_AGREEMENTS, List.of(agreement().build()));

        assertThat(remedies(declared, agreed, new Condition.Flag("agreement.audited")))
                .containsExactly(Set.of("agreement.audited is true (Audited) [school]"));
        assertThat(remedies(
                        declared,
                        agreed,
                        new Condition.FactTest("agreement.tier", new FactComparison.AtLeast(FactValue.of(2)))))
                .containsExactly(Set.of("agreement.tier is at least 2 (Tier) [vendor]"));
        assertThat(remedies(
                        declared,
                        agreed,
                        new Condition.FactTest(
                                "agreement.disposal-days", new FactComparison.AtLeast(FactValue.of(30)))))
                .isEmpty();
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
}
