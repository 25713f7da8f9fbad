package com.onebackpak.compliance.evaluation;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.SharedFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which facts a decision reads more than once, so that they must be kept meanwhile. Not thread-safe. */
final class TestReads {
    /** What a decision reads before it asks any test. */
    private static final List<FactKey<?>> OF_DIMENSIONS = List.of(
            FactKeys.SUBJECT_KIND,
            FactKeys.RECIPIENT_KIND,
            FactKeys.ACTOR_KIND,
            FactKeys.SUBJECT_JURISDICTION,
            FactKeys.SUBJECT_AGENCIES);

    private final Multiset<String> reads = HashMultiset.create();
    private final Program.Builder program;

    TestReads(Program.Builder program) {
        this.program = program;
        OF_DIMENSIONS.forEach(key -> reads.add(key.name()));
    }

    /** Counts what rules read. */
    void add(List<Program.Formula> rules, List<Program.Formula> ofParties) {
        Set<Condition.Test> again = Program.Builder.uses(ofParties).keySet();
        Program.Builder.uses(rules).keySet().forEach(test -> {
            int times = program.timesRead(test, again.contains(test));
            read(test).forEach(name -> reads.add(name, times));
        });
    }

    /** What was counted more than once. */
    SharedFacts shared() {
        return SharedFacts.of(reads.elementSet().stream()
                .filter(name -> reads.count(name) > 1)
                .collect(Collectors.toSet()));
    }

    /** What a test reads; twice what it may read twice, as those may of which nothing else is said here. */
    private static Stream<String> read(Condition.Test test) {
        if (test instanceof Condition.AgeBelow || test instanceof Condition.AgeAtLeast) {
            return names(FactKeys.SUBJECT_BIRTH_DATE, FactKeys.SUBJECT_ZONE, FactKeys.SUBJECT_KIND);
        } else if (test instanceof Condition.Flag flag && isDeclared(flag.fact())) {
            return Stream.of(flag.fact());
        } else if (test instanceof Condition.FactTest fact
                && (isDeclared(fact.fact()) || FactKeys.isOfRequest(fact.fact()))
                && !(fact.comparison() instanceof FactComparison.Same)) {
            return Stream.concat(Stream.of(fact.fact()), names(FactKeys.SUBJECT_ZONE, FactKeys.SUBJECT_ZONE));
        }
        List<String> all = Stream.concat(FactKeys.gathered(), test.facts().flatMap(Comparisons::names))
                .toList();
        return Stream.concat(all.stream(), all.stream());
    }

    private static boolean isDeclared(String fact) {
        return !FactKeys.isOwn(fact) && !KnownValues.isOfAgreements(fact);
    }

    private static Stream<String> names(FactKey<?>... keys) {
        return Stream.of(keys).map(FactKey::name);
    }
}
