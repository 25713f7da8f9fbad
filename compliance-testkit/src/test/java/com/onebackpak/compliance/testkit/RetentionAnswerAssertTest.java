package com.onebackpak.compliance.testkit;

import static com.onebackpak.compliance.testkit.AgencyFixture.aSchool;
import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.RetentionFixture.keeping;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each assertion on retention, where it holds and where it must fail. */
class RetentionAnswerAssertTest {
    private static final PolicyUnderTest POLICY =
            PolicyUnderTest.of("backpak", "ferpa", "coppa").at("2026-09-15T10:00:00-05:00");
    private static final Instant END = Instant.parse("2026-07-01T05:00:00Z");
    private static final AgencyFixture ENDED = aSchool("ended")
            .underAgreement(agreement -> agreement.terminated(END).disposalDays(60));
    private static final AgencyFixture WITHOUT_A_NUMBER =
            aSchool("numberless").underAgreement(agreement -> agreement.terminated(END));
    private static final PersonFixture STUDENT = aStudent().aged(15);
    private static final RetentionAnswer DUE =
            POLICY.retention(keeping(Category.WORK).about(STUDENT.at(ENDED)));
    private static final RetentionAnswer HELD =
            POLICY.retention(keeping(Category.WORK).about(STUDENT.at(ENDED).underHold(HoldKind.LEGAL)));
    private static final RetentionAnswer UNDATED =
            POLICY.retention(keeping(Category.WORK).about(aStudent().aged(11).at(WITHOUT_A_NUMBER)));
    private static final RetentionAnswer KEPT =
            POLICY.retention(keeping(Category.WORK).about(STUDENT).inForm(DataForm.DE_IDENTIFIED));

    @Test
    void the_day_must_be_this_one() {
        assertThat(DUE).isDueOn("2026-08-30").isDueOn(LocalDate.of(2026, 8, 30));
        assertThat(UNDATED).hasNoDueDate();
        fails(() -> assertThat(DUE).isDueOn("2026-08-31"), "due", "expected: 2026-08-31", "was: 2026-08-30");
        fails(() -> assertThat(DUE).hasNoDueDate(), "expected: no date", "was: 2026-08-30");
        fails(() -> assertThat(UNDATED).isDueOn("2026-08-30"), "was: no date");
    }

    @Test
    void a_written_request_for_deletion_can_come_first() {
        AgencyFixture asking = aSchool("asking").underAgreement(agreement -> agreement.deletionRequestDays(30));

        assertThat(POLICY.retention(keeping(Category.WORK)
                        .about(STUDENT.at(asking))
                        .deletionRequestedAt("2026-09-01T09:00:00-05:00")))
                .isDueOn("2026-10-01");
    }

    @Test
    void what_is_due_is_told_from_what_may_stay() {
        assertThat(DUE).demands(RetentionAction.DELETE);
        assertThat(KEPT).demands(RetentionAction.RETAIN).cites("Backpak C69").hasNoDueDate();
        fails(() -> assertThat(DUE).demands(RetentionAction.RETAIN), "action", "expected: RETAIN", "was: DELETE");
        fails(() -> assertThat(KEPT).demands(RetentionAction.DELETE), "was: RETAIN");
    }

    @Test
    void a_hold_is_told_from_none_and_does_not_move_the_day() {
        assertThat(HELD).isHeld().isDueOn("2026-08-30");
        assertThat(DUE).isNotHeld();
        fails(() -> assertThat(DUE).isHeld(), "held", "expected: true", "was: false");
        fails(() -> assertThat(HELD).isNotHeld(), "was: true", "DELETE by 2026-08-30, held for now");
    }

    @Test
    void provisions_and_citations_must_be_among_those_that_answered() {
        assertThat(DUE).determinedBy("student-data-goes-after-the-agreement").cites("Backpak C68");
        fails(() -> assertThat(DUE).determinedBy("anonymous-data-stays"), "provisions that determine");
        fails(() -> assertThat(DUE).cites("Backpak C69"), "citations", "expected: [Backpak C69]", "[Backpak C68]");
    }

    @Test
    void the_findings_must_be_among_those_that_say_why_there_is_no_date() {
        assertThat(UNDATED).finds("X19").cites("COPPA 312.10");
        fails(() -> assertThat(DUE).finds("X19"), "findings", "expected: [X19]", "was: []");
        fails(() -> assertThat(UNDATED).finds("X1", "X2"), "expected: [X1, X2]", "X19: ");
        fails(() -> assertThat(UNDATED).finds("X"), "expected: [X]");
    }

    @Test
    void the_missing_facts_must_be_exactly_these() {
        assertThat(DUE).missing();
        fails(() -> assertThat(DUE).missing("agreement"), "missing facts", "expected: [agreement]", "was: []");
    }

    @Test
    void each_failure_shows_the_whole_answer() {
        fails(
                () -> assertThat(DUE).cites("Backpak %s"),
                "DELETE by 2026-08-30",
                "determined by: [student-data-goes-after-the-agreement]",
                "cites: [Backpak C68]",
                "findings: []",
                "needed to answer: []");
    }

    private static void fails(ThrowingCallable assertion, String... says) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(says);
    }
}
