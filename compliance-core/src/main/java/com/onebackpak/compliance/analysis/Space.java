package com.onebackpak.compliance.analysis;

import com.google.common.collect.Lists;
import com.onebackpak.compliance.condition.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The variables by which situations are told apart, and which of their assignments are situations. Not thread-safe. */
final class Space {
    private final Diagrams diagrams;
    private final List<Integer> required = new ArrayList<>();
    private int variables;

    Space(int mostDiagrams) {
        diagrams = new Diagrams(mostDiagrams);
    }

    Diagrams diagrams() {
        return diagrams;
    }

    int variables() {
        return variables;
    }

    /** Something that is or is not. */
    int bit() {
        return diagrams.variable(variables++);
    }

    /** An answer of its own: it holds, it fails, or it is unknown. */
    Ternary answer() {
        Ternary answer = new Ternary(diagrams, bit(), bit());
        require(diagrams.not(diagrams.and(answer.holds(), answer.fails())));
        return answer;
    }

    /** One of these values, in binary. */
    <T> Domain<T> domain(List<T> values) {
        int first = variables;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(values.size() - 1);
        variables += bits;
        Domain<T> domain = new Domain<>(diagrams, values, first, bits);
        require(domain.where(value -> true));
        return domain;
    }

    /** What holds in every situation. */
    void require(int formula) {
        required.add(formula);
    }

    /** Which assignments are situations; the last variables first, so that what comes in between stays small. */
    int situations() {
        int all = Diagrams.TRUE;
        for (int formula : Lists.reverse(required)) {
            all = diagrams.and(formula, all);
        }
        return all;
    }

    /** A choice among values. */
    static final class Domain<T> {
        private final Diagrams diagrams;
        private final List<T> values;
        private final int first;
        private final int bits;

        private Domain(Diagrams diagrams, List<T> values, int first, int bits) {
            this.diagrams = diagrams;
            this.values = List.copyOf(values);
            this.first = first;
            this.bits = bits;
        }

        List<T> values() {
            return values;
        }

        int is(T value) {
            return where(value::equals);
        }

        int where(Predicate<T> predicate) {
            return where(predicate, 0, 1 << bits, first);
        }

        private int where(Predicate<T> predicate, int from, int until, int variable) {
            if (from >= values.size()) {
                return Diagrams.FALSE;
            }
            if (until - from == 1) {
                return predicate.test(values.get(from)) ? Diagrams.TRUE : Diagrams.FALSE;
            }
            int middle = (from + until) >>> 1;
            return diagrams.choose(
                    diagrams.variable(variable),
                    where(predicate, middle, until, variable + 1),
                    where(predicate, from, middle, variable + 1));
        }

        Ternary answers(Function<T, Truth> truth) {
            return new Ternary(
                    diagrams,
                    where(value -> truth.apply(value) == Truth.TRUE),
                    where(value -> truth.apply(value) == Truth.FALSE));
        }

        T in(BitSet assignment) {
            int index = 0;
            for (int bit = 0; bit < bits; bit++) {
                index = index << 1 | (assignment.get(first + bit) ? 1 : 0);
            }
            return values.get(index);
        }
    }
}
