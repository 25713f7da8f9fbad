package com.onebackpak.compliance.scenario;

import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.evaluation.RetentionEvaluator;
import java.util.List;

/**
 * Answers the cases of a scenario and compares. Deterministic; immutable, thread-safe.
 *
 * <pre>{@code
 * Scenario scenario = ScenarioReader.standard().read(DocumentSource.of(Path.of("school.yaml")));
 * ScenarioRunner.of(scenario).run().stream()
 *         .filter(result -> !result.passed())
 *         .forEach(result -> log.warn(result.of().name() + ": " + result.differences()));
 * }</pre>
 */
public final class ScenarioRunner {
    private final Scenario scenario;
    private final PolicyEvaluator evaluator;
    private final RetentionEvaluator retention;
    private final Duties duties;

    private ScenarioRunner(Scenario scenario) {
        this.scenario = scenario;
        this.evaluator = PolicyEvaluator.of(scenario.policies());
        this.retention = RetentionEvaluator.of(scenario.policies());
        this.duties = Duties.of(scenario.policies());
    }

    /** Makes a runner. */
    public static ScenarioRunner of(Scenario scenario) {
        return new ScenarioRunner(scenario);
    }

    /** Runs all cases, in their order. */
    public List<CaseResult> run() {
        return scenario.cases().stream().map(this::run).toList();
    }

    /** Runs one case. */
    public CaseResult run(ScenarioCase one) {
        if (one instanceof ScenarioCase.OfRequest request) {
            PolicyDecision decision = evaluator.decide(
                    request.request(),
                    request.known().orElseGet(() -> scenario.world().factsFor(request.request(), request.at())),
                    request.at());
            return new CaseResult.OfRequest(request, decision, request.expect().differences(decision));
        }
        if (one instanceof ScenarioCase.OfDuties asked) {
            List<OwedDuty> owed = duties.owed(scenario.world(), asked.at()).stream()
                    .filter(asked.question()::asksFor)
                    .toList();
            return new CaseResult.OfDuties(asked, owed, asked.expect().differences(owed));
        }
        ScenarioCase.OfRetention asked = (ScenarioCase.OfRetention) one;
        RetentionAnswer answer = retention.answer(
                asked.question(),
                scenario.world().vendor(),
                asked.question().factsFrom(scenario.world(), scenario.world().vendor(), asked.at()),
                asked.at());
        return new CaseResult.OfRetention(asked, answer, asked.expect().differences(answer));
    }
}
