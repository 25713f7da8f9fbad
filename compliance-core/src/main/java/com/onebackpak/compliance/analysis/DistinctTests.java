package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.policy.Condition;
import java.util.List;
import java.util.Set;

/** The distinct tests of a condition, in their order. */
final class DistinctTests extends EachTest<Set<Condition.Test>> {
    private static final DistinctTests COLLECTOR = new DistinctTests();

    private DistinctTests() {}

    static Set<Condition.Test> of(Condition condition) {
        return condition.interpret(COLLECTOR);
    }

    @Override
    Set<Condition.Test> of(Condition.Test test) {
        return ImmutableSet.of(test);
    }

    @Override
    public Set<Condition.Test> all(Condition.All condition, List<Set<Condition.Test>> parts) {
        return union(parts);
    }

    @Override
    public Set<Condition.Test> any(Condition.Any condition, List<Set<Condition.Test>> parts) {
        return union(parts);
    }

    @Override
    public Set<Condition.Test> not(Condition.Not condition, Set<Condition.Test> part) {
        return part;
    }

    @Override
    public Set<Condition.Test> defined(Condition.Defined condition, Set<Condition.Test> part) {
        return part;
    }

    private static Set<Condition.Test> union(List<Set<Condition.Test>> parts) {
        return parts.stream().flatMap(Set::stream).collect(ImmutableSet.toImmutableSet());
    }
}
