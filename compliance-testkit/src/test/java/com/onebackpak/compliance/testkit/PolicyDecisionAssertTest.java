package com.onebackpak.compliance.testkit;

import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.PersonFixture.aTeacher;
import static com.onebackpak.compliance.testkit.RequestFixture.collecting;
import static com.onebackpak.compliance.testkit.RequestFixture.disclosing;
import static com.onebackpak.compliance.testkit.RequestFixture.using;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each assertion, where it holds and where it must fail. */
class PolicyDecisionAssertTest {
    private static final PolicyUnderTest POLICY =
            PolicyUnderTest.of("backpak", "ferpa", "coppa").at("2026-09-15T10:00:00-05:00");
    private static final PersonFixture STUDENT = aStudent().aged(15);
    private static final PolicyDecision PERMITTED = POLICY.decide(disclosing(Category.TRANSCRIPT)
            .to(aTeacher().teaching(STUDENT))
            .forPurpose(Purpose.EDUCATION)
            .about(STUDENT));
    private static final PolicyDecision DENIED = POLICY.decide(disclosing(Category.NAME)
            .forPurpose(Purpose.MARKETING)
            .about(STUDENT)
            .to(aTeacher()));
    private static final PolicyDecision OPEN = POLICY.decide(
            collecting(Category.NAME).forPurpose(Purpose.EDUCATION).about(aStudent()));
    private static final PolicyDecision GAP = PolicyUnderTest.of("coppa")
            .at("2026-09-15T10:00:00-05:00")
            .decide(using(Category.NAME).forPurpose(Purpose.EDUCATION).about(STUDENT));

    @Test
    void an_outcome_is_told_from_every_other() {
        assertThat(PERMITTED).isPermitted();
        assertThat(DENIED).isDenied();
        assertThat(OPEN).isIndeterminate();
        assertThat(GAP).isNotApplicable();
        fails(DENIED, () -> assertThat(DENIED).isPermitted(), "outcome", "expected: PERMIT", "was: DENY");
        fails(OPEN, () -> assertThat(OPEN).isPermitted(), "was: INDETERMINATE");
        fails(PERMITTED, () -> assertThat(PERMITTED).isDenied(), "expected: DENY");
        fails(DENIED, () -> assertThat(DENIED).isIndeterminate(), "expected: INDETERMINATE");
        fails(DENIED, () -> assertThat(DENIED).isNotApplicable(), "expected: NOT_APPLICABLE");
    }

    @Test
    void the_determining_rules_must_be_among_those_that_determined() {
        assertThat(PERMITTED).determinedBy(PERMITTED.rules().toArray(new String[0]));
        fails(
                PERMITTED,
                () -> assertThat(PERMITTED).determinedBy("no-such-rule"),
                "rules that determine",
                "no-such-rule");
    }

    @Test
    void a_citation_of_a_section_is_met_by_its_paragraph_and_not_the_other_way_round() {
        assertThat(PERMITTED).cites("FERPA 99.31(a)(1)", "Backpak C49");
        fails(PERMITTED, () -> assertThat(PERMITTED).cites("FERPA 99.3"), "citations", "FERPA 99.3");
        fails(PERMITTED, () -> assertThat(PERMITTED).cites("Backpak C49", "Backpak C48"), "Backpak C48");
    }

    @Test
    void every_obligation_that_is_named_must_be_owed() {
        PolicyDecision owing = POLICY.decide(RequestFixture.doing(Action.DELETE, Category.WORK)
                .about(STUDENT)
                .requestedBy(STUDENT));
        assertThat(owing).owes(ObligationKind.REDIRECT_TO_SCHOOL);
        assertThat(GAP).owesNothing();
        fails(owing, () -> assertThat(owing).owes(ObligationKind.DE_IDENTIFY), "obligations", "de-identify");
        fails(owing, () -> assertThat(owing).owesNothing(), "redirect-to-school");
    }

    @Test
    void the_categories_permitted_on_their_own_must_be_exactly_these() {
        assertThat(PERMITTED).permitsOnly(Category.TRANSCRIPT);
        assertThat(DENIED).permitsOnly();
        fails(PERMITTED, () -> assertThat(PERMITTED).permitsOnly(), "[transcript]");
        fails(DENIED, () -> assertThat(DENIED).permitsOnly(Category.NAME), "[name]");
        fails(
                PERMITTED,
                () -> assertThat(PERMITTED).permitsOnly(Category.TRANSCRIPT, Category.NAME),
                "[name, transcript]");
    }

    @Test
    void the_exemptions_must_be_among_those_relied_on() {
        assertThat(PERMITTED).reliesOn("legitimate-educational-interest");
        fails(PERMITTED, () -> assertThat(PERMITTED).reliesOn("written-consent"), "exemptions relied on");
        fails(DENIED, () -> assertThat(DENIED).reliesOn("legitimate-educational-interest"), "was: []");
    }

    @Test
    void the_missing_facts_must_be_exactly_these() {
        assertThat(OPEN).missing(OPEN.missing().toArray(new String[0]));
        assertThat(PERMITTED).missing();
        fails(OPEN, () -> assertThat(OPEN).missing(), "missing facts");
        fails(PERMITTED, () -> assertThat(PERMITTED).missing("subject.birth-date"), "subject.birth-date");
    }

    @Test
    void a_percent_sign_in_an_explanation_is_no_format() {
        PolicyDecision decision = POLICY.decide(
                collecting(Category.NAME).from(CollectionSource.SCHOOL).about(STUDENT.named("s.100")));
        fails(decision, () -> assertThat(decision).cites("Backpak %s%d"), "Backpak %s%d");
    }

    private static void fails(PolicyDecision decision, ThrowingCallable assertion, String... says) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(says)
                .hasMessageContaining(decision.explanation().text());
    }
}
