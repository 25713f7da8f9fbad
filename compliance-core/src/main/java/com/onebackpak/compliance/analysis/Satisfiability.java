package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.PartialTruth.KnownAge;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Target;
import com.onebackpak.compliance.policy.Truth;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether there are circumstances under which a condition holds, all facts being known.
 *
 * <p>Enumerates the truth values of its distinct tests that can stand together: an age falls between two thresholds, or
 * none is known to any test; a request names at most one term on a dimension; a narrower test implies the wider. What is
 * not excluded so counts as possible, and beyond a bound of work nothing is said: an answer "never" is certain.
 */
final class Satisfiability {
    private static final int MOST_STEPS = 20_000;

    private final Vocabulary vocabulary;

    Satisfiability(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether the condition can certainly never hold. */
    boolean isNever(Condition condition) {
        return new Search(condition, vocabulary).found() == Truth.FALSE;
    }

    /** Something about a request or its facts that can be one of several ways. */
    private sealed interface Choice {
        /** The age: which thresholds it has reached; an age that no test can tell leaves all of them false. */
        record Age(List<Integer> thresholds) implements Choice {}

        /** A term of the request: which restrictions it falls under. */
        record Named(String dimension, List<Set<Set<? extends Term>>> alternatives) implements Choice {}

        /** A single test. */
        record Free(Condition.Test test) implements Choice {}
    }

    /** A search for circumstances, by choosing one thing after the other until the condition is decided. */
    private static final class Search {
        private final Condition condition;
        private final List<Choice> choices = new ArrayList<>();
        private final PartialTruth chosen = new PartialTruth();
        private int steps;

        Search(Condition condition, Vocabulary vocabulary) {
            this.condition = condition;
            Set<Condition.Test> tests = DistinctTests.of(condition);
            NavigableSet<Integer> thresholds = new TreeSet<>();
            Set<Target> targets = new LinkedHashSet<>();
            List<Choice> free = new ArrayList<>();
            for (Condition.Test test : tests) {
                if (test instanceof Condition.AgeBelow age) {
                    thresholds.add(age.years());
                } else if (test instanceof Condition.AgeAtLeast age) {
                    thresholds.add(age.years());
                } else if (test instanceof Condition.RequestMatches request) {
                    targets.add(request.target());
                } else {
                    free.add(new Choice.Free(test));
                }
            }
            TermChoice.restrictions(targets)
                    .forEach((dimension, restrictions) -> choices.add(new Choice.Named(
                            dimension, List.copyOf(TermChoice.alternatives(dimension, restrictions, vocabulary)))));
            if (!thresholds.isEmpty()) {
                choices.add(new Choice.Age(List.copyOf(thresholds)));
            }
            choices.addAll(free);
        }

        /** True: there are such circumstances; false: there are none; unknown: the bound was reached. */
        Truth found() {
            return found(0);
        }

        private Truth found(int next) {
            if (++steps > MOST_STEPS) {
                return Truth.UNKNOWN;
            }
            Truth holds = condition.interpret(chosen);
            if (holds != Truth.UNKNOWN || next == choices.size()) {
                return holds;
            }
            Choice choice = choices.get(next);
            if (choice instanceof Choice.Named named) {
                return among(named, next + 1);
            }
            return choice instanceof Choice.Age age ? among(age, next + 1) : among((Choice.Free) choice, next + 1);
        }

        private Truth among(Choice.Named named, int next) {
            Truth any = Truth.FALSE;
            for (Set<Set<? extends Term>> alternative : named.alternatives()) {
                chosen.choose(named.dimension(), alternative);
                any = any.or(found(next));
                if (any == Truth.TRUE) {
                    break;
                }
            }
            chosen.forget(named.dimension());
            return any;
        }

        private Truth among(Choice.Age age, int next) {
            Truth any = Truth.FALSE;
            for (int reached = 0; reached <= age.thresholds().size() && any != Truth.TRUE; reached++) {
                chosen.choose(KnownAge.of(reached == 0 ? 0 : age.thresholds().get(reached - 1)));
                any = any.or(found(next));
            }
            if (any != Truth.TRUE) {
                chosen.choose(KnownAge.NONE_ON_FILE);
                any = any.or(found(next));
            }
            chosen.choose(KnownAge.OPEN);
            return any;
        }

        private Truth among(Choice.Free free, int next) {
            Truth any = Truth.FALSE;
            for (boolean value : new boolean[] {true, false}) {
                if (any != Truth.TRUE && chosen.choose(free.test(), value)) {
                    any = any.or(found(next));
                    chosen.forget(free.test());
                }
            }
            return any;
        }
    }
}
