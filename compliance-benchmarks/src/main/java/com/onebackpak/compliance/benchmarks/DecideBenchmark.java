package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides one request by the built-in policies, knowing nothing: for scale beside what a database takes. */
final class DecideBenchmark {
    private static final int DECISIONS_BETWEEN_TIMES = 100;

    private final Effort effort;
    private long obligations;

    DecideBenchmark(Effort effort) {
        this.effort = effort;
    }

    List<Ratio> run() {
        PolicyEvaluator evaluator = PolicyEvaluator.of(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"));
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(PartyId.of("vendor"))
                .action(Action.DISCLOSE)
                .addCategories(Category.NAME)
                .subject(PartyId.of("student-1"))
                .purpose(Purpose.EDUCATION)
                .recipient(PartyId.of("app-1"))
                .build();
        Instant at = Instant.parse("2026-09-15T15:00:00Z");
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round <= effort.rounds(); round++) {
            long start = System.nanoTime();
            long decisions = 0;
            while (System.nanoTime() - start < effort.nanos()) {
                for (int i = 0; i < DECISIONS_BETWEEN_TIMES; i++) {
                    obligations += evaluator
                            .decide(request, Facts.nothing(), at)
                            .obligations()
                            .size();
                }
                decisions += DECISIONS_BETWEEN_TIMES;
            }
            double rate = decisions * 1e9 / (System.nanoTime() - start);
            effort.report("round " + round + ": " + Ratio.aSecond(rate));
            if (round > 0) { // the first is for warming up
                rates.add(rate);
            }
        }
        effort.report("in all " + obligations + " obligations");
        return List.of(new Ratio("decisions a second, for scale", Double.NaN, true, rates, "-", "-"));
    }
}
