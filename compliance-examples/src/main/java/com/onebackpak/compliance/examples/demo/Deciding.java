package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.evaluation.ProcessingRequest;
import com.onebackpak.compliance.evaluation.Remedies;
import com.onebackpak.compliance.evaluation.Remedy;
import com.onebackpak.compliance.scenario.Scenario;
import java.time.Instant;
import java.util.List;

/** Decides requests about one scenario's world. Immutable, thread-safe. */
final class Deciding {
    private final Scenario scenario;
    private final PolicyEvaluator evaluator;
    private final Remedies remedies;

    Deciding(Scenario scenario) {
        this.scenario = scenario;
        this.evaluator =
                PolicyEvaluator.of(scenario.policies(), scenario.world().vocabulary());
        this.remedies = Remedies.of(evaluator);
    }

    Scenario scenario() {
        return scenario;
    }

    PolicyDecision decide(ProcessingRequest request) {
        return decide(request, scenario.now());
    }

    PolicyDecision decide(ProcessingRequest request, Instant at) {
        return evaluator.decide(request, scenario.world().factsFor(request), at);
    }

    List<Remedy> remedies(ProcessingRequest request) {
        return remedies.find(request, scenario.world().factsFor(request), scenario.now());
    }
}
