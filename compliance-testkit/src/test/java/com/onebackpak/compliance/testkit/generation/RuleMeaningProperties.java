package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Reasoning;
import com.onebackpak.compliance.evaluation.RuleEvaluation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * A rule has one meaning, which is one condition. A decision judges a policy's scope once for many rules, and leaves out
 * what cannot fire; it comes to the same.
 */
class RuleMeaningProperties {
    @Provide
    Arbitrary<Question> questions() {
        return Questions.arbitrary().map(RuleMeaningProperties::inOneRole);
    }

    /** Who receives in several roles is decided for in each of them. */
    private static Question inOneRole(Question question) {
        Optional<RecipientKind> role = question.facts().get(FactKeys.RECIPIENT_KIND).stream()
                .flatMap(Set::stream)
                .findFirst();
        return role.map(one -> question.knowing(question.facts().toBuilder()
                        .put(FactKeys.RECIPIENT_KIND, Set.of(one))
                        .build()))
                .orElse(question);
    }

    private static Condition meaning(Policy policy, Rule rule) {
        return new Condition.All(List.of(policy.scopeOf(rule.effect()), rule.fires()));
    }

    @Property
    @StatisticsReport(onFailureOnly = true)
    void a_rule_fires_and_lacks_what_its_meaning_in_one_condition_says(@ForAll("questions") Question question) {
        Situation situation = new Situation(question.request(), question.facts(), question.at());
        for (CategoryDecision category : question.decide().categories()) {
            if (category.unknownTerms().isEmpty()) {
                for (Policy policy : question.policies().policies()) {
                    for (Rule rule : policy.rules()) {
                        Reasoning meaning = Reasoning.of(meaning(policy, rule), situation, category.category());
                        Optional<RuleEvaluation> judged = category.considered().stream()
                                .filter(one -> one.policy().equals(policy)
                                        && one.rule().equals(rule))
                                .findFirst();

                        assertThat(judged.map(RuleEvaluation::fires).orElse(Truth.FALSE))
                                .as(rule.id())
                                .isEqualTo(meaning.truth());
                        assertThat(judged.map(RuleEvaluation::missing).orElse(Set.of()))
                                .as(rule.id())
                                .isEqualTo(meaning.missing());
                        Statistics.collect(meaning.truth());
                    }
                }
            }
        }
        Statistics.coverage(coverage -> {
            coverage.check(Truth.TRUE).percentage(percent -> percent > 1);
            coverage.check(Truth.UNKNOWN).percentage(percent -> percent > 1);
        });
    }
}
