package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionRecord;
import java.util.List;

/**
 * What is kept of a decision: thousands of full explanations would fill the memory. Immutable.
 *
 * @param request the request
 * @param outcome the outcome
 * @param cites the clauses and sections, sorted
 * @param missing the facts that are needed, where the outcome is open
 */
record Answer(ProcessingRequest request, Outcome outcome, List<Citation> cites, List<String> missing) {
    static Answer of(PolicyDecision decision, DecisionRecord recorded) {
        return new Answer(
                decision.request(), decision.outcome(), List.copyOf(recorded.cites()), List.copyOf(decision.missing()));
    }

    /** Whom the data is about. */
    String subject() {
        return request.subject().orElseThrow().value();
    }

    /** What answers of one kind have in common that came out alike for the same clauses. */
    Object likeness() {
        return List.of(outcome, cites, missing);
    }
}
