package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.CombinationInterpreter;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask beside their dimensions, as steps that each look at one test and go on to one of two others: as many steps
 * as there are tests, whatever is combined how. Negations stand at single tests, so all else only joins them, and strong
 * Kleene logic is plain logic twice: what holds if every unknown test held may hold, and what holds if none did holds for
 * certain. Immutable.
 */
final class Program {
    static final int HOLDS = -1;
    static final int FAILS = -2;

    private static final int STEP = 3;

    /** First those of the request itself, as many as there are bits in a word, each at the bit of its target. */
    private final Condition.Test[] tests;

    /** Of each test the fact itself, where no more is asked than whether it is true. */
    private final @Nullable FactKey<?>[] flags;

    /** For each step the test, one bit up, with whether it is negated below; where to go if it holds; and if not. */
    private final int[] steps;

    private Program(Condition.Test[] tests, int[] steps) {
        this.tests = tests;
        this.flags = Arrays.stream(tests).map(Program::flag).toArray(FactKey<?>[]::new);
        this.steps = steps;
    }

    Condition.Test test(int number) {
        return tests[number];
    }

    /** The fact itself, where the test asks no more than whether it is true; else null. */
    @Nullable
    FactKey<?> flag(int number) {
        return flags[number];
    }

    private static @Nullable FactKey<?> flag(Condition.@Nullable Test test) {
        return test instanceof Condition.Flag of && !KnownValues.isOfAgreements(of.fact())
                ? FactKey.flag(of.fact())
                : null;
    }

    /** Whether a test is one of the first after those of the request itself, as many as there are bits in a word. */
    static boolean isOfFirst(int test) {
        return test < 2 * Long.SIZE;
    }

    /** Whether a test is one of the very first of these, of which a decision keeps what they came to. */
    static boolean isKept(int test) {
        return test >= Long.SIZE && test < Long.SIZE + Integer.SIZE / 2;
    }

    /** What comes of what begins at a step. */
    Truth truth(int start, TestedFacts facts) {
        boolean isSure = true;
        int step = start;
        while (step >= 0) {
            Truth truth = facts.truth(this, steps[step] >> 1);
            isSure &= truth != Truth.UNKNOWN;
            step = truth == Truth.UNKNOWN || isWanted(truth, steps[step]) ? steps[step + 1] : steps[step + 2];
        }
        if (step == FAILS) {
            return Truth.FALSE;
        }
        return isSure || holds(start, facts) ? Truth.TRUE : Truth.UNKNOWN;
    }

    /**
     * For each of the formulas the bits of the tests of the request itself that it asks.
     *
     * @param starts where they begin, in the order in which they were added
     */
    long[] targets(int... starts) {
        long[] targets = new long[starts.length];
        int step = 0;
        for (int i = 0; i < starts.length; i++) {
            for (; step <= starts[i]; step += STEP) { // what it goes on to was written before
                int test = steps[step] >> 1;
                targets[i] |= test < Long.SIZE ? 1L << test : 0;
            }
        }
        return targets;
    }

    /** Whether it holds though no unknown test did. */
    private boolean holds(int start, TestedFacts facts) {
        int step = start;
        while (step >= 0) {
            Truth truth = facts.truth(this, steps[step] >> 1);
            step = truth != Truth.UNKNOWN && isWanted(truth, steps[step]) ? steps[step + 1] : steps[step + 2];
        }
        return step == HOLDS;
    }

    private static boolean isWanted(Truth known, int literal) {
        return (known == Truth.TRUE) == ((literal & 1) == 0);
    }

    /** A condition with negations where they stand; it comes in through {@link Formulas}. */
    sealed interface Formula {}

    /** A single test. */
    record Tested(Condition.Test test) implements Formula {}

    /** All of the parts, or any. */
    record Joined(boolean areAll, List<Formula> parts) implements Formula {}

    /** The opposite. */
    record Negated(Formula part) implements Formula {}

    /** Reads conditions. */
    static final class Formulas implements CombinationInterpreter<Formula> {
        @Override
        public Formula all(Condition.All condition, List<Formula> parts) {
            return new Joined(true, parts);
        }

        @Override
        public Formula any(Condition.Any condition, List<Formula> parts) {
            return new Joined(false, parts);
        }

        @Override
        public Formula not(Condition.Not condition, Formula part) {
            return new Negated(part);
        }

        @Override
        public Formula defined(Condition.Defined condition, Formula part) {
            return part;
        }

        @Override
        public Formula test(Condition.Test test) {
            return new Tested(test);
        }
    }

    /** Writes a program. Not thread-safe. */
    static final class Builder {
        private final Map<Condition.Test, Integer> numbers = new LinkedHashMap<>();
        private int[] steps = new int[256];
        private int length;

        private int targets;
        private int others = Long.SIZE;

        /** Gives the tests that have no number yet, and occur most often, the lowest, those of the request itself apart. */
        void number(List<Formula> formulas) {
            Map<Condition.Test, Integer> uses = uses(formulas);
            List<Condition.Test> tests = new ArrayList<>(uses.keySet());
            tests.removeAll(numbers.keySet());
            tests.sort(Comparator.<Condition.Test>comparingInt(test -> -Objects.requireNonNull(uses.get(test)))
                    .thenComparing(Condition::describe));
            for (Condition.Test test : tests) {
                boolean isTarget = test instanceof Condition.RequestMatches && targets < Long.SIZE;
                numbers.put(test, isTarget ? targets++ : others++);
            }
        }

        /** How often formulas ask each test. */
        static Map<Condition.Test, Integer> uses(List<Formula> formulas) {
            Map<Condition.Test, Integer> uses = new HashMap<>();
            formulas.forEach(formula -> count(formula, uses));
            return uses;
        }

        /**
         * How often a decision may have a test read facts: not at all, once, or more often.
         *
         * @param isAskedAgain whether rules of parties ask it, too, after those of anybody
         */
        int timesRead(Condition.Test test, boolean isAskedAgain) {
            int number = Objects.requireNonNull(numbers.get(test));
            if (number < Long.SIZE) {
                return 0;
            }
            return isKept(number) || (isOfFirst(number) && !isAskedAgain) ? 1 : 2;
        }

        private static void count(Formula formula, Map<Condition.Test, Integer> uses) {
            if (formula instanceof Tested tested) {
                uses.merge(tested.test(), 1, Integer::sum);
            } else if (formula instanceof Negated negated) {
                count(negated.part(), uses);
            } else {
                ((Joined) formula).parts().forEach(part -> count(part, uses));
            }
        }

        /** Adds a formula, and says at which step it begins. */
        int add(Formula formula) {
            return add(formula, false, HOLDS, FAILS);
        }

        private int add(Formula formula, boolean isNegated, int ifSo, int ifNot) {
            if (formula instanceof Tested tested) {
                return add(
                        (Objects.requireNonNull(numbers.get(tested.test())) << 1) | (isNegated ? 1 : 0), ifSo, ifNot);
            }
            if (formula instanceof Negated negated) {
                return add(negated.part(), !isNegated, ifSo, ifNot);
            }
            Joined joined = (Joined) formula;
            boolean areAll = joined.areAll() != isNegated;
            int next = areAll ? ifSo : ifNot;
            for (int i = joined.parts().size() - 1; i >= 0; i--) {
                next = areAll
                        ? add(joined.parts().get(i), isNegated, next, ifNot)
                        : add(joined.parts().get(i), isNegated, ifSo, next);
            }
            return next;
        }

        private int add(int literal, int ifSo, int ifNot) {
            if (length + STEP > steps.length) {
                steps = Arrays.copyOf(steps, steps.length * 2);
            }
            steps[length] = literal;
            steps[length + 1] = ifSo;
            steps[length + 2] = ifNot;
            length += STEP;
            return length - STEP;
        }

        /** The targets that tests ask of the request itself, those of most tests first, as many as there are bits in a word. */
        List<Target> targets() {
            return numbers.keySet().stream()
                    .flatMap(test -> test instanceof Condition.RequestMatches matches
                            ? Stream.of(matches.target())
                            : Stream.<Target>empty())
                    .limit(Long.SIZE)
                    .toList();
        }

        Program build() {
            Condition.Test[] tests = new Condition.Test[others];
            numbers.forEach((test, number) -> tests[number] = test);
            return new Program(tests, Arrays.copyOf(steps, length));
        }
    }
}
