package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.document.PolicyWriter;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;

/**
 * A whole question to the evaluator. Immutable.
 *
 * @param vocabulary the terms that the request may name
 * @param policies the policies that decide
 * @param request what is asked
 * @param facts what is known
 * @param at the instant
 */
public record Question(Vocabulary vocabulary, PolicySet policies, ProcessingRequest request, Facts facts, Instant at) {

    /** Decides it. */
    public PolicyDecision decide() {
        return PolicyEvaluator.of(policies).decide(request, facts, at);
    }

    /** Returns this question under other policies. */
    public Question under(PolicySet others) {
        return new Question(vocabulary, others, request, facts, at);
    }

    /** Returns this question with another request. */
    public Question asking(ProcessingRequest other) {
        return new Question(vocabulary, policies, other, facts, at);
    }

    /** Returns this question with other facts. */
    public Question knowing(Facts others) {
        return new Question(vocabulary, policies, request, others, at);
    }

    /** Everything, the values of the facts too: these were made up for a test, so nobody's secrets are among them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("at " + at + "\nrequest " + request);
        for (String name : facts.names()) {
            text.append("\nknown ")
                    .append(name)
                    .append(" = ")
                    .append(facts.get(new FactKey<>(name)).orElseThrow());
        }
        for (Policy policy : policies.policies()) {
            text.append('\n').append(PolicyWriter.yaml(policy));
        }
        return text.toString();
    }
}
