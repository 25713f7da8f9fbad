package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A live consent covers the request's purpose and category; where the request is a disclosure, a consent that names
 * recipients counts only if it names this one, and where it is not, such a consent does not count. A student's own
 * consent counts only if the student was eligible when it was given (34 CFR 99.5).
 *
 * @param bases the bases that count; none: any
 * @param namesRecipient whether only a consent that names the recipient counts
 * @param inWriting whether only a written consent that names records, purpose and party counts (34 CFR 99.30(b))
 * @param methodsNot the methods by which a consent does not count; one without a method was not obtained by them
 * @param forAnyPurpose whether a consent counts whatever purpose it names, in a request without one too
 */
public record ConsentGiven(
        Set<ConsentBasis> bases,
        boolean namesRecipient,
        boolean inWriting,
        Set<ConsentMethod> methodsNot,
        boolean forAnyPurpose)
        implements Condition.Test {
    /** Copies what is given, in its order. */
    public ConsentGiven {
        bases = ImmutableSet.copyOf(bases);
        methodsNot = ImmutableSet.copyOf(methodsNot);
    }

    /** A live consent of one of the bases, or of any if there are none. */
    public static ConsentGiven onBasis(Set<ConsentBasis> bases) {
        return new ConsentGiven(bases, false, false, Set.of(), false);
    }

    @Override
    public <R> R interpret(ConditionInterpreter<R> interpreter) {
        return interpreter.consentGiven(this);
    }

    @Override
    public Stream<? extends Term> terms() {
        return Stream.concat(bases.stream(), methodsNot.stream());
    }
}
