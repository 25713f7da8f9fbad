package com.onebackpak.compliance.scenario;

import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import java.util.List;

/** What came of a case. Immutable. */
public sealed interface CaseResult {
    /** The case. */
    ScenarioCase of();

    /** How the answer differs from what was expected; empty if the case passed. */
    List<String> differences();

    /** Whether the case passed. */
    default boolean passed() {
        return differences().isEmpty();
    }

    /**
     * What came of a request.
     *
     * @param of the case
     * @param decision the decision
     * @param differences how it differs from what was expected
     */
    record OfRequest(ScenarioCase.OfRequest of, PolicyDecision decision, List<String> differences)
            implements CaseResult {}

    /**
     * What came of a question on retention.
     *
     * @param of the case
     * @param answer the answer
     * @param differences how it differs from what was expected
     */
    record OfRetention(ScenarioCase.OfRetention of, RetentionAnswer answer, List<String> differences)
            implements CaseResult {}

    /**
     * What came of a question on duties.
     *
     * @param of the case
     * @param owed the duties that were asked for, what is due first coming first
     * @param differences how they differ from what was expected
     */
    record OfDuties(ScenarioCase.OfDuties of, List<OwedDuty> owed, List<String> differences) implements CaseResult {}
}
