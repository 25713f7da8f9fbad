package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.Comparator;

/** One thing that conditions ask and that circumstances answer: true, false or unknown. Immutable. */
final class Atom implements Comparable<Atom> {
    static final String REGION = "region";

    private final String axis;
    private final Object asked;
    private final String text;

    /**
     * Makes an atom.
     *
     * @param axis along what circumstances differ; what stands on one axis is answered together
     * @param asked what is asked there
     */
    Atom(String axis, Object asked) {
        this.axis = axis;
        this.asked = asked;
        this.text = axis + ": " + asked;
    }

    /** The axis of an age on the day that counts. */
    static String age(Condition.AgeWhen when) {
        return "age when " + when;
    }

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

    String axis() {
        return axis;
    }

    Object asked() {
        return asked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Atom atom && atom.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(Atom other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
