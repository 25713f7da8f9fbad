package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.evaluation.Outcome;
import java.util.Set;

/**
 * What was decided, and by which rules.
 *
 * @param outcome whether it may be done
 * @param rules the ids of the rules that determine it: all, or the first in the table's order
 */
public record Answer(Outcome outcome, Set<String> rules) {
    /** What these rules come to. */
    public static Answer of(boolean permit, Set<String> rules) {
        if (rules.isEmpty()) {
            return new Answer(Outcome.NOT_APPLICABLE, rules);
        }
        return new Answer(permit ? Outcome.PERMIT : Outcome.DENY, rules);
    }

    /** What the first rule in the table's order comes to; empty: no rule fires. */
    public static Answer ofFirst(boolean permit, String rule) {
        return of(permit, rule.isEmpty() ? Set.of() : Set.of(rule));
    }
}
