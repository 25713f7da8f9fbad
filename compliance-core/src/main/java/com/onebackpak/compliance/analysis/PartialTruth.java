package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Truth;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a condition comes to where only some of its tests were given a truth value; the others are unknown. */
final class PartialTruth extends EachTest<Truth> {
    private final Map<Condition.Test, Boolean> given = new HashMap<>();
    private final Map<String, Set<Set<? extends Term>>> named = new HashMap<>();
    private KnownAge age = KnownAge.OPEN;

    /**
     * What an age test goes by.
     *
     * @param isOpen whether nothing was chosen yet
     * @param years the age; -1 where none is on file, so that no age is shown either way
     */
    record KnownAge(boolean isOpen, int years) {
        static final KnownAge OPEN = new KnownAge(true, -1);
        static final KnownAge NONE_ON_FILE = new KnownAge(false, -1);

        static KnownAge of(int years) {
            return new KnownAge(false, years);
        }

        private Truth isAtLeast(int threshold, boolean wanted) {
            if (isOpen) {
                return Truth.UNKNOWN;
            }
            return Truth.of(years >= 0 && (years >= threshold) == wanted);
        }
    }

    void choose(KnownAge chosen) {
        age = chosen;
    }

    /** Chooses what the request names on a dimension: a term under these restrictions and under no other. */
    void choose(String dimension, Set<Set<? extends Term>> under) {
        named.put(dimension, under);
    }

    void forget(String dimension) {
        named.remove(dimension);
    }

    /** Gives the test a value, unless another test's value rules it out. */
    boolean choose(Condition.Test test, boolean value) {
        boolean ruledOut = given.entrySet().stream()
                .anyMatch(other -> value
                        ? !other.getValue() && TestImplications.implies(test, other.getKey())
                        : other.getValue() && TestImplications.implies(other.getKey(), test));
        if (!ruledOut) {
            given.put(test, value);
        }
        return !ruledOut;
    }

    void forget(Condition.Test test) {
        given.remove(test);
    }

    @Override
    Truth of(Condition.Test test) {
        Boolean value = given.get(test);
        return value == null ? Truth.UNKNOWN : Truth.of(value);
    }

    @Override
    public Truth ageBelow(Condition.AgeBelow test) {
        return test.when() == Condition.AgeWhen.COLLECTED ? of(test) : age.isAtLeast(test.years(), false);
    }

    @Override
    public Truth ageAtLeast(Condition.AgeAtLeast test) {
        return test.when() == Condition.AgeWhen.COLLECTED ? of(test) : age.isAtLeast(test.years(), true);
    }

    @Override
    public Truth requestMatches(Condition.RequestMatches test) {
        Truth truth = Truth.TRUE;
        for (Map.Entry<String, Set<? extends Term>> restriction :
                test.target().restrictions().entrySet()) {
            Set<Set<? extends Term>> under = named.get(restriction.getKey());
            truth = truth.and(under == null ? Truth.UNKNOWN : Truth.of(under.contains(restriction.getValue())));
        }
        return truth;
    }

    @Override
    public Truth all(Condition.All condition, List<Truth> parts) {
        return parts.stream().reduce(Truth.TRUE, Truth::and);
    }

    @Override
    public Truth any(Condition.Any condition, List<Truth> parts) {
        return parts.stream().reduce(Truth.FALSE, Truth::or);
    }

    @Override
    public Truth not(Condition.Not condition, Truth part) {
        return part.not();
    }

    @Override
    public Truth defined(Condition.Defined condition, Truth part) {
        return part;
    }
}
