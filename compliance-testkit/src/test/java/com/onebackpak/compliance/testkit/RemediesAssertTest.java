package com.onebackpak.compliance.testkit;

import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.OrganizationFixture.anApplication;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.PersonFixture.aTeacher;
import static com.onebackpak.compliance.testkit.RequestFixture.disclosing;
import static com.onebackpak.compliance.testkit.RequestFixture.selling;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each assertion on remedies, where it holds and where it must fail. */
class RemediesAssertTest {
    private static final PolicyUnderTest POLICY =
            PolicyUnderTest.of("backpak", "ferpa", "coppa").at("2026-09-15T10:00:00-05:00");
    private static final PersonFixture STUDENT = aStudent().aged(15);
    private static final String AUTHORIZED = "school authorizes quizzly for the categories and the purpose";
    private static final PolicyDecision UNAUTHORIZED = POLICY.decide(disclosing(Category.NAME)
            .to(anApplication("quizzly").inGoodOrder())
            .forPurpose(Purpose.EDUCATION)
            .about(STUDENT));
    private static final PolicyDecision SALE =
            POLICY.decide(selling(Category.NAME).to(anApplication("quizzly")).about(STUDENT));
    private static final PolicyDecision PERMITTED = POLICY.decide(disclosing(Category.TRANSCRIPT)
            .to(aTeacher().teaching(STUDENT))
            .forPurpose(Purpose.EDUCATION)
            .about(STUDENT));

    @Test
    void a_remedy_is_exactly_its_changes() {
        assertThat(UNAUTHORIZED).isDenied().under(POLICY).hasRemedy(AUTHORIZED);
        fails(
                () -> assertThat(UNAUTHORIZED).under(POLICY).hasRemedy("a consent"),
                "remedies",
                "expected: [a consent]",
                AUTHORIZED);
        fails(
                () -> assertThat(UNAUTHORIZED).under(POLICY).hasRemedy(AUTHORIZED, "a consent"),
                "expected: [a consent, " + AUTHORIZED + "]");
    }

    @Test
    void who_helps_needs_nobody_else() {
        assertThat(UNAUTHORIZED)
                .under(POLICY)
                .isHelpedBy(FactParty.SCHOOL)
                .isHelpedBy(FactParty.SCHOOL, FactParty.PARENT);
        fails(
                () -> assertThat(UNAUTHORIZED).under(POLICY).isHelpedBy(FactParty.RECIPIENT),
                "parties who could bring a remedy about",
                "expected: [recipient]",
                "[school]");
        fails(() -> assertThat(SALE).under(POLICY).isHelpedBy(FactParty.values()), "was: []", "remedies: none");
    }

    @Test
    void nobody_can_open_a_sale() {
        assertThat(SALE).isDenied().under(POLICY).hasNoRemedy();
        fails(() -> assertThat(UNAUTHORIZED).under(POLICY).hasNoRemedy(), "expected: []", AUTHORIZED);
    }

    @Test
    void that_there_is_no_remedy_cannot_be_told_where_not_all_was_tried() {
        fails(
                () -> assertThat(new RemedySearch(List.of(), false)).hasNoRemedy(),
                "was: not every set of up to four changes was tried");
    }

    @Test
    void what_a_service_or_a_search_found_is_asserted_alike() {
        assertThat(Remedies.of(PolicyEvaluator.of(POLICY.policies()))
                        .find(UNAUTHORIZED.request(), UNAUTHORIZED.facts(), UNAUTHORIZED.at()))
                .hasRemedy(AUTHORIZED)
                .isHelpedBy(FactParty.SCHOOL);
    }

    @Test
    void a_permit_needs_no_remedy_and_is_told() {
        fails(
                () -> assertThat(PERMITTED).under(POLICY),
                "outcome that needs a remedy",
                "expected: a refusal",
                "was: PERMIT");
    }

    @Test
    void the_policies_must_be_those_that_decided() {
        fails(
                () -> assertThat(UNAUTHORIZED).under(PolicyLibrary.standard().select("ferpa")),
                "policies that decided",
                "was: " + UNAUTHORIZED.policyDigest());
    }

    @Test
    void each_failure_shows_all_remedies_and_why_the_decision_refused() {
        fails(
                () -> assertThat(UNAUTHORIZED).under(POLICY).hasNoRemedy(),
                "remedies:\n  " + AUTHORIZED + " (by [school])",
                UNAUTHORIZED.explanation().text());
    }

    private static void fails(ThrowingCallable assertion, String... says) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(says);
    }
}
