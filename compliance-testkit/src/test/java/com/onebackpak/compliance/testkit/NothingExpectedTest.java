package com.onebackpak.compliance.testkit;

import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.RequestFixture.disclosing;
import static com.onebackpak.compliance.testkit.RetentionFixture.keeping;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An assertion that expects nothing of what may hold more could not fail, as a list that somebody forgot to fill. */
class NothingExpectedTest {
    private static final PolicyUnderTest POLICY = PolicyUnderTest.of("backpak").at("2026-09-15T10:00:00-05:00");
    private static final PolicyDecision DENIED = POLICY.decide(disclosing(Category.NAME)
            .forPurpose(Purpose.MARKETING)
            .about(aStudent().aged(15))
            .to(aStudent().named("other")));
    private static final RetentionAnswer ANSWER = POLICY.retention(keeping(Category.WORK));

    @TestFactory
    Stream<DynamicTest> an_assertion_that_names_nothing_is_refused() {
        Map<String, ThrowingCallable> assertions = Map.of(
                "rules that determine", () -> assertThat(DENIED).determinedBy(),
                "citations", () -> assertThat(DENIED).cites(),
                "obligations", () -> assertThat(DENIED).owes(),
                "exemptions relied on", () -> assertThat(DENIED).reliesOn(),
                "provisions that determine", () -> assertThat(ANSWER).determinedBy(),
                "findings", () -> assertThat(ANSWER).finds(),
                "changes", () -> assertThat(DENIED).under(POLICY).hasRemedy(),
                "parties who help", () -> assertThat(DENIED).under(POLICY).isHelpedBy());

        return assertions.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey(), () -> isRefused(entry.getValue(), entry.getKey())));
    }

    @Test
    void so_is_one_on_what_an_answer_cites() {
        isRefused(() -> assertThat(ANSWER).cites(), "citations");
    }

    private static void isRefused(ThrowingCallable assertion, String what) {
        assertThatThrownBy(assertion)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an assertion on " + what + " must name at least one; with none it could not fail");
    }
}
