package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.RuleEvaluation;
import com.onebackpak.compliance.testkit.generation.NaiveEvaluator.NaiveDecision;
import com.onebackpak.compliance.testkit.generation.Situations.Learned;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The evaluator against one that enumerates whatever is unknown. */
class OracleProperties {
    @Provide
    Arbitrary<Situation> situations() {
        return Situations.arbitrary();
    }

    @Provide
    Arbitrary<Learned> completed() {
        return Situations.completed();
    }

    @Property
    @StatisticsReport(onFailureOnly = true)
    void the_evaluator_decides_as_the_oracle_does(@ForAll("situations") Situation situation) {
        PolicyDecision decision = situation.decide();

        Map<String, NaiveDecision> each = new TreeMap<>();
        decision.categories().forEach(category -> each.put(category.category().path(), plain(category)));
        assertThat(each).isEqualTo(NaiveEvaluator.decideEach(situation));
        assertThat(new NaiveDecision(decision.outcome(), decision.rules(), decision.obligations(), decision.cites()))
                .isEqualTo(NaiveEvaluator.decide(situation));

        Statistics.collect(decision.outcome());
        Statistics.coverage(coverage -> {
            for (Outcome outcome : Outcome.values()) {
                coverage.check(outcome).percentage(percent -> percent > 10);
            }
        });
    }

    @Property
    void what_is_decided_on_partial_facts_is_decided_so_on_all_that_complete_them(
            @ForAll("completed") Learned situation) {
        PolicyDecision partial = situation.before().decide();
        PolicyDecision complete = situation.after().decide();

        for (int i = 0; i < partial.categories().size(); i++) {
            Outcome outcome = partial.categories().get(i).outcome();
            if (outcome != Outcome.INDETERMINATE) {
                assertThat(complete.categories().get(i).outcome()).isEqualTo(outcome);
            }
        }
    }

    private static NaiveDecision plain(CategoryDecision decision) {
        Set<String> rules = decision.determining().stream()
                .map(RuleEvaluation::rule)
                .map(rule -> rule.id())
                .collect(Collectors.toSet());
        return new NaiveDecision(decision.outcome(), rules, decision.obligations(), decision.cites());
    }
}
