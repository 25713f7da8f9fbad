package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolicyAnalyzerTest {
    private static final PolicySet PACKS = PolicyLibrary.standard().select("backpak", "ferpa", "coppa");

    @Test
    void what_is_proved_is_decided_so_in_situations_drawn_evenly() {
        long t0 = System.nanoTime();
        PolicyClaim claim = PolicyClaim.never(
                "no student data for targeted advertising",
                new Condition.RequestMatches(Target.builder()
                        .addSubjects(PersonKind.STUDENT)
                        .addPurposes(new Purpose("advertising.targeted"))
                        .build()),
                Outcome.PERMIT);
        PolicyAnalyzer analyzer = PolicyAnalyzer.of(PACKS, List.of(claim));
        long t1 = System.nanoTime();
        Proof proof = analyzer.prove(claim);
        long t2 = System.nanoTime();
        System.err.println("build " + (t1 - t0) / 1e6 + " prove " + (t2 - t1) / 1e6 + " " + proof.situations() + " "
                + proof.isProved());
        System.err.println(analyzer.counts());
        PolicyEvaluator evaluator = PolicyEvaluator.of(PACKS);
        int[] bad = {0};
        java.util.Map<String, Integer> seen = new java.util.TreeMap<>();
        analyzer.samples(new SplittableRandom(7)).limit(20000).forEach(sample -> {
            Situation s = sample.getKey();
            Outcome actual = evaluator.decide(s.request(), s.facts(), s.at()).outcome();
            seen.merge(actual.toString(), 1, Integer::sum);
            if (actual != sample.getValue() && bad[0]++ < 3) {
                System.err.println(sample.getValue() + " but " + actual + " " + s.request() + " " + s.facts());
            }
        });
        System.err.println(seen + " bad " + bad[0] + " " + (System.nanoTime() - t2) / 1e6);
        assertThat(proof.isProved()).isTrue();
        assertThat(bad[0]).isZero();
    }
}
