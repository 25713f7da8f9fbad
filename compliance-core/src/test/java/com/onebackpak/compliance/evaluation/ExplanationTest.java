package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.decide;
import static com.onebackpak.compliance.Given.exemption;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.Given;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads: every line of it is a promise, so the whole text is compared. */
class ExplanationTest {
    private static final Condition NEVER = new Condition.Any(List.of());
    private static final Condition INTEGRAL = flag("recipient.integral");

    @Test
    void a_permit_tells_the_rule_its_basis_and_what_is_owed() {
        Rule permit =
                permit("P1").addObligations(Obligation.of(ObligationKind.HOLD)).build();
        Rule silenced = forbid("F1")
                .addExemptions(exemption("E1", Condition.always()), exemption("E2", NEVER))
                .build();

        assertThat(explain(permit, silenced)).isEqualTo("""
                        PERMIT: backpak to use name of student-1 for education, identified  [Text E1, Text P1]
                          name: PERMIT  [Text E1, Text P1]
                            permitted by vendor-policy/P1  [Text P1]
                              because of P1
                            not forbidden by vendor-policy/F1, because exempted  [Text F1]
                              as E1  [Text E1]
                          owed: hold""");
    }

    @Test
    void a_refusal_tells_which_test_made_it_so_and_which_exceptions_failed() {
        Rule forbid = forbid("F1")
                .when(new Condition.All(List.of(Condition.always(), new Condition.Not(NEVER))))
                .addExemptions(exemption("E1", NEVER))
                .addObligations(Obligation.of(ObligationKind.REDIRECT_TO_SCHOOL), Obligation.of(ObligationKind.HOLD))
                .build();

        assertThat(explain(permit("P1").build(), forbid)).isEqualTo("""
                        DENY: backpak to use name of student-1 for education, identified  [Text F1]
                          name: DENY  [Text F1]
                            forbidden by vendor-policy/F1  [Text F1]
                              because of F1
                              yes: all of
                                yes: always
                                yes: not: never
                                  no: never
                              no: exempted as E1  [Text E1]
                                no: never
                            considered without effect: P1
                          owed: redirect-to-school, hold""");
    }

    @Test
    void an_open_outcome_tells_what_is_missing_and_where() {
        Rule open = forbid("F1")
                .when(INTEGRAL)
                .addExemptions(exemption("E1", flag("recipient.necessary")))
                .build();

        assertThat(explain(open, permit("P1").when(NEVER).build())).isEqualTo("""
                        INDETERMINATE: backpak to use name of student-1 for education, identified  [Text F1]
                          name: INDETERMINATE  [Text F1]
                            perhaps forbidden by vendor-policy/F1  [Text F1]
                              because of F1
                              unknown: recipient.integral  missing: recipient.integral
                              unknown: exempted as E1  [Text E1]  missing: recipient.necessary
                                unknown: recipient.necessary  missing: recipient.necessary
                            considered without effect: P1
                          needed to decide: recipient.integral, recipient.necessary""");
    }

    @Test
    void the_tests_of_an_exception_stand_right_below_its_name() {
        Condition both = new Condition.All(List.of(Condition.always(), NEVER));

        assertThat(explain(forbid("F1")
                        .addExemptions(
                                exemption("E1", new Condition.Defined("one", new Condition.Defined("other", both))))
                        .build()))
                .contains("""
                              no: exempted as E1  [Text E1]
                                yes: always
                                no: never
                        """.stripTrailing());
        assertThat(explain(forbid("F1")
                        .addExemptions(exemption("E1", new Condition.Any(List.of(NEVER))))
                        .build()))
                .contains("""
                              no: exempted as E1  [Text E1]
                                no: any of
                                  no: never
                        """.stripTrailing());
    }

    @Test
    void a_target_that_is_open_is_part_of_the_reasons() {
        Rule open = permit("P1")
                .target(Target.builder().addSubjects(PersonKind.STUDENT).build())
                .build();
        PolicyDecision decision = decide(
                use().build(),
                facts().without(FactKeys.SUBJECT_KIND),
                vendorPolicy(open).build());

        assertThat(decision.explanation().text()).isEqualTo("""
                        INDETERMINATE: backpak to use name of student-1 for education, identified  [Text P1]
                          name: INDETERMINATE  [Text P1]
                            perhaps permitted by vendor-policy/P1  [Text P1]
                              because of P1
                              unknown: subject is student  missing: subject.kind
                          needed to decide: subject.kind""");
    }

    @Test
    void a_gap_is_called_one() {
        assertThat(explain()).isEqualTo("""
                        NOT_APPLICABLE: backpak to use name of student-1 for education, identified
                          name: NOT_APPLICABLE
                            no clause speaks of this: a gap, and what no clause permits is not permitted""");
    }

    @Test
    void an_unknown_term_is_named() {
        PolicyDecision decision = decide(
                use().addCategories(new Category("shoe-size")).build(),
                facts(),
                vendorPolicy(permit("P1").build()).build());

        assertThat(decision.explanation().text())
                .contains(
                        "    the vocabulary does not know 'category.shoe-size', and what is unknown is never permitted")
                .contains("needed to decide: vocabulary.category.shoe-size")
                .doesNotContain("gap");
    }

    @Test
    void the_summary_is_the_first_line() {
        Explanation explanation = decide(
                        use().build(),
                        facts(),
                        vendorPolicy(permit("P1").build()).build())
                .explanation();

        assertThat(explanation.summary())
                .isEqualTo("PERMIT: backpak to use name of student-1 for education, identified  [Text P1]")
                .isEqualTo(explanation.text().lines().findFirst().orElseThrow());
        assertThat(explanation.truth()).isEmpty();
    }

    @Test
    void a_tree_keeps_truth_missing_facts_and_citations_apart_from_the_words() {
        Explanation reason = Explanation.of(Reason.about(INTEGRAL, use().build(), facts()));

        assertThat(reason)
                .isEqualTo(new Explanation(
                        "recipient.integral",
                        Optional.of(Truth.UNKNOWN),
                        List.of("recipient.integral"),
                        List.of(),
                        List.of()));
        assertThat(Explanation.heading("so", List.of(Given.CITATION), List.of(reason))
                        .parts())
                .containsExactly(reason);
    }

    private static String explain(Rule... rules) {
        return decide(use().build(), facts(), vendorPolicy(rules).build())
                .explanation()
                .text();
    }
}
