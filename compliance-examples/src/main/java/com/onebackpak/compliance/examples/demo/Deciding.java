package com.onebackpak.compliance.examples.demo;

import com.google.common.collect.Streams;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.time.Instant;
import java.util.List;

/** Decides requests about one scenario's world, as of its time on the facts of the ledgers. Thread-safe. */
final class Deciding {
    private final Scenario scenario;
    private final PolicyEvaluator evaluator;
    private final Remedies remedies;
    private final DayOnRecord record;

    Deciding(Scenario scenario, DayOnRecord record) {
        this.scenario = scenario;
        this.record = record;
        this.evaluator = PolicyEvaluator.of(scenario.policies());
        this.remedies = Remedies.of(evaluator);
    }

    Scenario scenario() {
        return scenario;
    }

    PolicyDecision decide(ProcessingRequest request) {
        return evaluator.decide(request, record.factsFor(request), scenario.now());
    }

    /** Decides what is asked at one time, which is read together. */
    List<PolicyDecision> decideEach(List<ProcessingRequest> requests) {
        return Streams.zip(
                        requests.stream(),
                        record.factsFor(requests).stream(),
                        (request, facts) -> evaluator.decide(request, facts, scenario.now()))
                .toList();
    }

    /** Decides as if it were another time, also for data that is collected at the time; nobody records it. */
    PolicyDecision decide(ProcessingRequest request, Instant at) {
        ProcessingRequest then = request.collectedAt().isEmpty()
                ? request
                : ProcessingRequest.builder().from(request).collectedAt(at).build();
        return evaluator.decide(then, scenario.world().factsFor(then, at), at);
    }

    List<Remedy> remedies(ProcessingRequest request) {
        return remedies.find(request, record.factsFor(request), scenario.now()).remedies();
    }
}
