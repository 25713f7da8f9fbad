package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurrentPoliciesTest {
    private static final Policy GRANT = vendorPolicy(permit("P").build()).build();
    private static final PolicySet PERMITTING = PolicySet.of(VOCABULARY, GRANT);
    private static final PolicySet DENYING =
            PolicySet.of(VOCABULARY, GRANT, law(forbid("F").build()).build());

    @Test
    void who_asks_after_a_replacement_is_answered_by_the_new_policies() {
        CurrentPolicies current = CurrentPolicies.of(PERMITTING);
        PolicyEvaluator before = current.evaluator();

        current.replaceWith(DENYING);

        assertThat(outcome(current.evaluator())).isEqualTo(Outcome.DENY);
        assertThat(outcome(before)).isEqualTo(Outcome.PERMIT);
    }

    @Test
    void while_policies_are_replaced_each_decision_is_by_one_version_and_none_waits() throws Exception {
        CurrentPolicies current = CurrentPolicies.of(PERMITTING);
        Map<String, Outcome> expected = Map.of(PERMITTING.digest(), Outcome.PERMIT, DENYING.digest(), Outcome.DENY);
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(3);
        List<Future<Integer>> decided = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            decided.add(readers.submit(() -> {
                int decisions = 0;
                while (!isOver.get()) {
                    PolicyDecision decision = current.evaluator().decide(use().build(), facts(), NOW);
                    assertThat(decision.outcome()).isEqualTo(expected.get(decision.policyDigest()));
                    assertThat(decision.categories().get(0).outcome()).isEqualTo(decision.outcome());
                    decisions++;
                }
                return decisions;
            }));
        }
        for (int i = 0; i < 50; i++) {
            current.replaceWith(i % 2 == 0 ? DENYING : PERMITTING);
        }
        isOver.set(true);

        for (Future<Integer> each : decided) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isPositive();
        }
        readers.shutdown();
    }

    @Test
    void a_replacement_that_compiles_for_long_does_not_undo_a_later_one() throws Exception {
        CurrentPolicies current = CurrentPolicies.of(PERMITTING);
        PolicySet large = PolicySet.of(
                VOCABULARY,
                vendorPolicy(IntStream.range(0, 6_000)
                                .mapToObj(i -> permit("P" + i).build())
                                .toArray(Rule[]::new))
                        .build());
        Thread older = new Thread(() -> current.replaceWith(large));
        older.start();
        while (older.isAlive() && !isReplacing(older)) {
            Thread.onSpinWait();
        }

        current.replaceWith(DENYING);
        older.join();

        assertThat(outcome(current.evaluator())).isEqualTo(Outcome.DENY);
    }

    private static boolean isReplacing(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(PolicyCompiler.class.getName()));
    }

    @Test
    void policies_in_another_vocabulary_are_refused() {
        CurrentPolicies current = CurrentPolicies.of(PERMITTING);
        PolicySet other = PolicySet.of(Vocabulary.of(List.of(), List.of()));

        assertThatThrownBy(() -> current.replaceWith(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policies can be replaced by others in the same vocabulary alone");
        assertThat(outcome(current.evaluator())).isEqualTo(Outcome.PERMIT);
    }

    private static Outcome outcome(PolicyEvaluator evaluator) {
        return evaluator.decide(use().build(), facts(), NOW).outcome();
    }
}
