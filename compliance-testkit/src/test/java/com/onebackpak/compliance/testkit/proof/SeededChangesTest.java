package com.onebackpak.compliance.testkit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.PolicyAnalyzer;
import com.onebackpak.compliance.analysis.PolicyDifference;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Changes that are made to the built-in packs, and what the difference names. */
class SeededChangesTest {
    private static final int CHANGES = 20;
    private static final PolicySet PACKS = PolicyLibrary.standard().select("backpak", "ferpa");

    @Test
    void twenty_changes_are_named_and_nothing_else() {
        Set<String> seeded = new TreeSet<>();
        PolicySet changed = PolicySet.of(
                PACKS.vocabulary(),
                PACKS.policies().stream().map(policy -> changed(policy, seeded)).toList());

        PolicyDifference difference = PolicyAnalyzer.difference(PACKS, changed);

        Set<String> named = difference.changes().stream()
                .map(PolicyDifference.Change::rule)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seeded).hasSize(CHANGES);
        assertThat(named).hasSizeGreaterThan(CHANGES / 2);
        Set<String> all = new TreeSet<>(named);
        all.addAll(difference.withoutEffect());
        assertThat(all).isEqualTo(seeded);
        assertThat(difference.isNone()).isFalse();
        assertThat(difference.changes()).allSatisfy(change -> {
            assertThat(change.situations()).isPositive();
            assertThat(change.areas()).allSatisfy(area -> {
                assertThat(area.before().outcome()).isEqualTo(change.before());
                assertThat(area.after().outcome()).isEqualTo(change.after());
            });
        });
    }

    @Test
    void policies_do_not_differ_from_themselves() {
        PolicyDifference difference = PolicyAnalyzer.difference(PACKS, PACKS);

        assertThat(difference.isNone()).isTrue();
        assertThat(difference.changes()).isEmpty();
        assertThat(difference.withoutEffect()).isEmpty();
        assertThat(difference.isNowhereMorePermissive()).isTrue();
    }

    /** Every third rule, as long as there are changes left: taken out, without its exceptions, or without its condition. */
    private static Policy changed(Policy policy, Set<String> seeded) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            Rule rule = policy.rules().get(i);
            boolean isToChange = i % 3 == 0 && rule.effect() == Effect.FORBID && seeded.size() < CHANGES;
            if (isToChange) {
                seeded.add(policy.id() + "/" + rule.id());
                if (!rule.exemptions().isEmpty() && i % 2 == 0) {
                    rules.add(Rule.builder().from(rule).exemptions(List.of()).build());
                } else if (!rule.when().equals(Condition.always())) {
                    rules.add(Rule.builder().from(rule).when(Condition.always()).build());
                }
            } else {
                rules.add(rule);
            }
        }
        return Policy.builder().from(policy).rules(rules).build();
    }
}
