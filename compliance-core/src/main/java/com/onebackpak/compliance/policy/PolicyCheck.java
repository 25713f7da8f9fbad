package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses policies that speak of what a vocabulary does not know: a prohibition of a misspelt purpose would forbid
 * nothing. A reader of files finds that out where it stands; this is for policies that were made otherwise. Has no
 * state.
 */
final class PolicyCheck {
    private final Policy policy;
    private final Vocabulary vocabulary;

    private PolicyCheck(Policy policy, Vocabulary vocabulary) {
        this.policy = policy;
        this.vocabulary = vocabulary;
    }

    /**
     * Refuses a policy with a term or a fact that the vocabulary does not know.
     *
     * @throws IllegalArgumentException if there is one; the message names the rule, the policy and the nearest known
     */
    static void requireKnown(Policy policy, Vocabulary vocabulary) {
        new PolicyCheck(policy, vocabulary).check();
    }

    private void check() {
        for (Rule rule : policy.rules()) {
            check("rule", rule.id(), terms(rule), rule.conditions());
        }
        for (RetentionProvision provision : policy.retention()) {
            check("retention", provision.id(), provision.target().terms(), Stream.of());
        }
        for (RetentionLimit limit : policy.retentionLimits()) {
            check("retention limit", limit.id(), limit.target().terms(), Stream.of(limit.when()));
        }
        for (RetentionMinimum minimum : policy.retentionMinimums()) {
            check("retention minimum", minimum.id(), minimum.target().terms(), Stream.of());
        }
        for (DutyClock clock : policy.clocks()) {
            check("clock", clock.id(), clock.categories().stream(), Stream.of());
        }
        for (Duty duty : policy.duties()) {
            check("duty", duty.id(), Stream.of(duty.obligation().kind()), Stream.of());
        }
    }

    private static Stream<? extends Term> terms(Rule rule) {
        Stream<Obligation> obligations = Stream.concat(
                rule.obligations().stream(), rule.exemptions().stream().flatMap(e -> e.obligations().stream()));
        return Stream.concat(rule.target().terms(), obligations.map(Obligation::kind));
    }

    private void checkFact(Condition.FactTest test) {
        FactDeclaration declared = vocabulary.requireFact(test.fact(), test.comparison()::fits);
        test.terms()
                .filter(term -> !declared.dimension().equals(Optional.of(term.dimension())))
                .findFirst()
                .ifPresent(term -> {
                    throw new IllegalArgumentException("fact '" + test.fact() + "' cannot be compared with "
                            + term.dimension().key() + " '" + term.path() + "': its terms are of another dimension");
                });
        if (test.comparison() instanceof FactComparison.Same same) {
            vocabulary.requireFact(same.fact(), type -> FactComparison.areAlike(declared.type(), type));
        }
    }

    private void check(String what, String id, Stream<? extends Term> terms, Stream<Condition> conditions) {
        try {
            terms.forEach(vocabulary::requireKnown);
            conditions.flatMap(Condition::tests).forEach(test -> {
                test.terms().forEach(vocabulary::requireKnown);
                test.facts().forEach(this::checkFact);
            });
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "for " + what + " '" + id + "' of policy '" + policy.id() + "', " + e.getMessage(), e);
        }
    }
}
