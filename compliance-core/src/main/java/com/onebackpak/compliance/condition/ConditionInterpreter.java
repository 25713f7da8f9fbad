package com.onebackpak.compliance.condition;

import java.util.List;

/**
 * Makes something of a whole condition, from its tests upwards.
 *
 * @param <R> what is made of a condition
 */
public interface ConditionInterpreter<R> extends TestInterpreter<R> {
    /** Combines what was made of the parts, in their order. */
    R all(Condition.All condition, List<R> parts);

    /** Combines what was made of the parts, in their order. */
    R any(Condition.Any condition, List<R> parts);

    /** Makes something of a negation. */
    R not(Condition.Not condition, R part);

    /** Makes something of a condition that the pack gave a name. */
    R defined(Condition.Defined condition, R part);
}
