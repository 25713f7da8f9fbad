package com.onebackpak.compliance.condition;

/**
 * Makes something of what a test asks of a fact: one method for each comparison, so that the compiler names every place
 * that must learn a new one.
 *
 * @param <R> what is made of it
 */
public interface ComparisonInterpreter<R> {
    /** Makes something of {@link FactComparison.Is}. */
    R is(FactComparison.Is comparison);

    /** Makes something of {@link FactComparison.In}. */
    R in(FactComparison.In comparison);

    /** Makes something of {@link FactComparison.Has}. */
    R has(FactComparison.Has comparison);

    /** Makes something of {@link FactComparison.AtLeast}. */
    R atLeast(FactComparison.AtLeast comparison);

    /** Makes something of {@link FactComparison.Below}. */
    R below(FactComparison.Below comparison);

    /** Makes something of {@link FactComparison.SinceAtLeast}. */
    R sinceAtLeast(FactComparison.SinceAtLeast comparison);

    /** Makes something of {@link FactComparison.SinceBelow}. */
    R sinceBelow(FactComparison.SinceBelow comparison);

    /** Makes something of {@link FactComparison.Same}. */
    R same(FactComparison.Same comparison);
}
