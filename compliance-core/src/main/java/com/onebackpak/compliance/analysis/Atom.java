package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.Comparator;

/**
 * One thing that conditions ask and that circumstances answer: true, false or unknown. Immutable.
 *
 * @param axis along what circumstances differ; what stands on one axis is answered together
 * @param asked what is asked there
 */
record Atom(String axis, Object asked) implements Comparable<Atom> {
    static final String AGE = "age";
    static final String REGION = "region";

    private static final Comparator<Atom> ORDER =
            Comparator.comparing(Atom::axis).thenComparing(atom -> atom.asked.toString());

    /** Whether what the request names on a dimension of a target falls under one of the terms. */
    static Atom named(String dimension, Collection<? extends Term> terms) {
        return new Atom(
                dimension,
                terms.stream().sorted(Comparator.comparing(Term::path)).collect(ImmutableList.toImmutableList()));
    }

    /** A test that has an axis of its own. */
    static Atom of(Condition.Test test) {
        return new Atom(test.toString(), test);
    }

    @Override
    public int compareTo(Atom other) {
        return ORDER.compare(this, other);
    }
}
