package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An agreement in force has all of these terms. One whose terms are not recorded leaves it unknown.
 *
 * @param required the terms, at least one
 */
public record AgreementHasTerms(Set<AgreementTerm> required) implements Condition.Test {
    /** Copies what is given, in its order. */
    public AgreementHasTerms {
        if (required.isEmpty()) {
            throw new IllegalArgumentException("at least one term of an agreement must be named");
        }
        required = ImmutableSet.copyOf(required);
    }

    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.agreementHasTerms(this);
    }

    @Override
    public Stream<? extends Term> terms() {
        return required.stream();
    }
}
