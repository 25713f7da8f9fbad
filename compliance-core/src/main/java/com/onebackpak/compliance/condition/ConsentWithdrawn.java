package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A consent that covered the request's purpose and category, and the recipient if it names any, has been withdrawn. One
 * that was withdrawn in the instant in which it was given never held, and is not counted.
 *
 * @param bases the bases that count; none: any
 */
public record ConsentWithdrawn(Set<ConsentBasis> bases) implements Condition.Test {
    /** Copies what is given, in its order. */
    public ConsentWithdrawn {
        bases = ImmutableSet.copyOf(bases);
    }

    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.consentWithdrawn(this);
    }

    @Override
    public Stream<? extends Term> terms() {
        return bases.stream();
    }
}
