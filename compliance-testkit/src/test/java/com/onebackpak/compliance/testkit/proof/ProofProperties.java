package com.onebackpak.compliance.testkit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.PolicyAnalyzer;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.testkit.generation.Question;
import com.onebackpak.compliance.testkit.generation.Questions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What the proofs take to be decided is decided by the evaluator. */
class ProofProperties {
    private static final int SITUATIONS = Integer.getInteger("proof.situations", 20_000);
    private static final int EACH = 200;

    @Provide
    Arbitrary<Question> questions() {
        return Questions.arbitrary();
    }

    @Test
    void every_situation_of_the_built_in_packs_is_decided_as_the_proofs_take_it_to_be() {
        PolicySet packs = PolicyLibrary.standard().select("backpak", "ferpa", "coppa");
        PolicyEvaluator evaluator = PolicyEvaluator.of(packs);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

        PolicyAnalyzer.of(packs, List.of())
                .samples(new SplittableRandom(1))
                .limit(SITUATIONS / 2)
                .forEach(sample -> {
                    Outcome decided = decided(evaluator, sample.getKey());
                    outcomes.merge(decided, 1, Integer::sum);
                    assertThat(decided).as(() -> sample.getKey().toString()).isEqualTo(sample.getValue());
                });

        System.out.println("situations of the built-in packs compared, by outcome: " + outcomes);
        assertThat(outcomes).containsOnlyKeys(Outcome.values());
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_situation_of_generated_policies_is_decided_as_the_proofs_take_it_to_be(
            @ForAll("questions") Question question, @ForAll long seed) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(question.policies());

        PolicyAnalyzer analyzer = PolicyAnalyzer.of(question.policies(), List.of());
        analyzer.samples(new SplittableRandom(seed))
                .limit(analyzer.isExact() ? EACH : 0)
                .forEach(sample -> assertThat(decided(evaluator, sample.getKey()))
                        .as(() -> question.asking(sample.getKey().request())
                                .knowing(sample.getKey().facts())
                                .toString())
                        .isEqualTo(sample.getValue()));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_question_is_among_the_situations_that_proofs_are_about(@ForAll("questions") Question question) {
        ProcessingRequest request = question.request().toBuilder()
                .categories(Set.of(question.request().categories().iterator().next()))
                .build();
        Situation situation = new Situation(request, question.facts(), question.at());
        Set<?> roles = question.facts().get(FactKeys.RECIPIENT_KIND).orElse(Set.of());
        Situation single = roles.size() < 2
                ? situation
                : situation.with(
                        FactKeys.RECIPIENT_KIND,
                        Set.of(question.facts()
                                .get(FactKeys.RECIPIENT_KIND)
                                .orElseThrow()
                                .iterator()
                                .next()));
        boolean isSpoken = request.terms().stream().allMatch(question.vocabulary()::knows);
        if (isSpoken) {
            assertThat(PolicyAnalyzer.of(question.policies(), List.of()).outcomeIn(single))
                    .as(question::toString)
                    .isEqualTo(Optional.of(decided(PolicyEvaluator.of(question.policies()), single)));
        }
    }

    private static Outcome decided(PolicyEvaluator evaluator, Situation situation) {
        return evaluator
                .decide(situation.request(), situation.facts(), situation.at())
                .outcome();
    }
}
