package com.onebackpak.compliance.scenario;

import com.onebackpak.compliance.duty.DutyQuestion;
import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A question to the policies and what is expected of the answer. Immutable.
 */
public sealed interface ScenarioCase {
    /** What the case shows. */
    String name();

    /** Where it stands, {@code file:line:column}. */
    String place();

    /** The instant for which to answer. */
    Instant at();

    /**
     * May this be done?
     *
     * @param name what the case shows
     * @param place where it stands
     * @param at the instant for which to answer
     * @param request the request
     * @param known all that is known, where the case says so itself; empty: what the world tells
     * @param expect what is expected of the decision
     */
    record OfRequest(
            String name,
            String place,
            Instant at,
            ProcessingRequest request,
            Optional<Facts> known,
            DecisionExpectation expect)
            implements ScenarioCase {}

    /**
     * How long may this stay?
     *
     * @param name what the case shows
     * @param place where it stands
     * @param at the instant for which to answer
     * @param question the question
     * @param expect what is expected of the answer
     */
    record OfRetention(String name, String place, Instant at, RetentionQuestion question, RetentionExpectation expect)
            implements ScenarioCase {}

    /**
     * What is owed?
     *
     * @param name what the case shows
     * @param place where it stands
     * @param at the instant for which to answer
     * @param question which duties are asked for
     * @param expect what is expected of the answer
     */
    record OfDuties(String name, String place, Instant at, DutyQuestion question, DutyExpectation expect)
            implements ScenarioCase {}
}
