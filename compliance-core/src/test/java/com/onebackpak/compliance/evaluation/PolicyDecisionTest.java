package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.span;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a decision is: the same inputs give an equal one with the same digest, and a past instant gives then's answer. */
class PolicyDecisionTest {
    private static final Policy GRANT = vendorPolicy(permit("P1").build()).build();
    private static final PolicyEvaluator EVALUATOR = evaluator(GRANT);

    @Test
    void the_same_inputs_give_an_equal_decision_with_the_same_digest() {
        PolicyDecision decision = EVALUATOR.decide(use().build(), facts(), NOW);

        assertThat(EVALUATOR.decide(use().build(), facts(), NOW)).isEqualTo(decision);
        assertThat(EVALUATOR.decide(use().build(), facts(), NOW).digest())
                .isEqualTo(decision.digest())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void another_request_instant_fact_or_policy_gives_another_digest() {
        String digest = EVALUATOR.decide(use().build(), facts(), NOW).digest();

        assertThat(EVALUATOR
                        .decide(use().purpose(Purpose.SERVICE).build(), facts(), NOW)
                        .digest())
                .isNotEqualTo(digest);
        assertThat(EVALUATOR.decide(use().build(), facts(), NOW.plusNanos(1)).digest())
                .isNotEqualTo(digest);
        assertThat(EVALUATOR
                        .decide(use().build(), facts().without(FactKeys.SUBJECT_ZONE), NOW)
                        .digest())
                .isNotEqualTo(digest);
        assertThat(evaluator(GRANT, law().build())
                        .decide(use().build(), facts(), NOW)
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void the_order_in_which_categories_are_named_does_not_change_the_digest() {
        ProcessingRequest one = use().categories(Set.of(Category.NAME))
                .addCategories(Category.WORK)
                .build();
        ProcessingRequest other = use().categories(Set.of(Category.WORK))
                .addCategories(Category.NAME)
                .build();

        assertThat(EVALUATOR.decide(one, facts(), NOW).digest())
                .isEqualTo(EVALUATOR.decide(other, facts(), NOW).digest());
    }

    @Test
    void a_decision_carries_what_it_was_made_from() {
        PolicyDecision decision = EVALUATOR.decide(use().build(), facts(), NOW);

        assertThat(decision.request()).isEqualTo(use().build());
        assertThat(decision.at()).isEqualTo(NOW);
        assertThat(decision.policyDigest())
                .isEqualTo(PolicySet.of(VOCABULARY, GRANT).digest());
        assertThat(decision.factsDigest()).isEqualTo(facts().digest());
        assertThat(EVALUATOR.policies().policies()).containsExactly(GRANT);
        assertThat(EVALUATOR.policies().vocabulary()).isSameAs(VOCABULARY);
    }

    @Test
    void a_decision_for_a_past_instant_is_made_by_the_version_of_then() {
        Instant change = Instant.parse("2025-06-23T04:00:00Z");
        PolicyEvaluator both = evaluator(
                GRANT,
                law().version("1")
                        .effective(span("2013-07-01T04:00:00Z", "2025-06-23T04:00:00Z"))
                        .build(),
                law(forbid("F1").build())
                        .version("2")
                        .effective(span("2025-06-23T04:00:00Z", "2030-01-01T00:00:00Z"))
                        .build());

        assertThat(both.decide(use().build(), facts(), change.minusNanos(1)).outcome())
                .isEqualTo(Outcome.PERMIT);
        assertThat(both.decide(use().build(), facts(), change).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void whatever_is_no_permit_is_folded_into_the_refusal() {
        PolicyDecision permit = EVALUATOR.decide(use().build(), facts(), NOW);
        PolicyDecision gap = evaluator().decide(use().build(), facts(), NOW);

        assertThat(permit.<String>fold(d -> "go", d -> "stop")).isEqualTo("go");
        assertThat(gap.<String>fold(d -> "go", d -> "stop")).isEqualTo("stop");
    }
}
