package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A live consent covers the request's purpose and category, and the person has opted out of the purpose all the same.
 * What is needed to tell is the consents first: without one there is nothing to overrule.
 *
 * @param bases the bases that count; none: any
 */
public record ConsentOverruled(Set<ConsentBasis> bases) implements Condition.Test {
    /** Copies what is given, in its order. */
    public ConsentOverruled {
        bases = ImmutableSet.copyOf(bases);
    }

    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.consentOverruled(this);
    }

    @Override
    public Stream<? extends Term> terms() {
        return bases.stream();
    }
}
