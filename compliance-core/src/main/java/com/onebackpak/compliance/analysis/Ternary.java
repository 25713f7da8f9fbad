package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Truth;
import java.util.BitSet;

/**
 * In which situations something is known to hold and in which it is known not to; in all others it is unknown. Combined
 * by strong Kleene logic, as the evaluator does. Immutable.
 *
 * @param diagrams where the formulas live
 * @param holds where it holds
 * @param fails where it does not
 */
record Ternary(Diagrams diagrams, int holds, int fails) {
    static Ternary of(Diagrams diagrams, Truth truth) {
        return new Ternary(
                diagrams,
                truth == Truth.TRUE ? Diagrams.TRUE : Diagrams.FALSE,
                truth == Truth.FALSE ? Diagrams.TRUE : Diagrams.FALSE);
    }

    /** Two-valued: it holds where the formula does, and fails elsewhere. */
    static Ternary known(Diagrams diagrams, int formula) {
        return new Ternary(diagrams, formula, diagrams.not(formula));
    }

    Ternary and(Ternary other) {
        return new Ternary(diagrams, diagrams.and(holds, other.holds), diagrams.or(fails, other.fails));
    }

    Ternary or(Ternary other) {
        return new Ternary(diagrams, diagrams.or(holds, other.holds), diagrams.and(fails, other.fails));
    }

    Ternary not() {
        return new Ternary(diagrams, /* holds= */ fails, /* fails= */ holds);
    }

    /** This where the formula holds, the other elsewhere. */
    Ternary where(int formula, Ternary other) {
        return new Ternary(
                diagrams, diagrams.choose(formula, holds, other.holds), diagrams.choose(formula, fails, other.fails));
    }

    /** The same where an answer of its own has this value. */
    Ternary given(Ternary answer, Truth truth) {
        return new Ternary(diagrams, given(holds, answer, truth), given(fails, answer, truth));
    }

    private int given(int formula, Ternary answer, Truth truth) {
        return diagrams.given(
                diagrams.given(formula, diagrams.numberOf(answer.holds), truth == Truth.TRUE),
                diagrams.numberOf(answer.fails),
                truth == Truth.FALSE);
    }

    int may() {
        return diagrams.not(fails);
    }

    int unknown() {
        return diagrams.not(diagrams.or(holds, fails));
    }

    Truth in(BitSet assignment) {
        if (diagrams.holds(holds, assignment)) {
            return Truth.TRUE;
        }
        return diagrams.holds(fails, assignment) ? Truth.FALSE : Truth.UNKNOWN;
    }
}
