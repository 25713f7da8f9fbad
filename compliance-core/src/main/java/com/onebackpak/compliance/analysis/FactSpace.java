package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.SomeValues;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of one declared fact, as far as its tests tell: each value that some test tells from another, several of
 * them, none, and whether there may be others.
 */
final class FactSpace {
    private final String fact;
    private final List<Condition.FactTest> tests;
    private final List<Ternary> answers;
    private final OnRecord<Optional<FactValue>> onRecord;
    private final TestedValues values;

    FactSpace(Space space, Vocabulary vocabulary, String fact, List<Condition.FactTest> tests, Instant at) {
        this.fact = fact;
        this.tests = tests;
        Diagrams diagrams = space.diagrams();
        answers = tests.stream().map(test -> space.answer()).toList();
        onRecord = new OnRecord<>(diagrams, answers);
        values = new TestedValues(
                vocabulary,
                fact,
                tests,
                at,
                value ->
                        Facts.builder().put(FactKey.values(fact), Set.of(value)).build());
        values.each((value, said) -> onRecord.add(
                Optional.of(value),
                Diagrams.TRUE,
                said.stream().map(truth -> Ternary.of(diagrams, truth)).toList()));
        Ternary unknown = Ternary.of(diagrams, Truth.UNKNOWN);
        onRecord.add(
                Optional.empty(),
                Diagrams.TRUE,
                tests.stream().map(test -> unknown).toList());
        space.require(onRecord.possible(false));
        if (FactKeys.isOwn(fact)) {
            space.require(isOfOneValue(diagrams));
        }
    }

    /** The library's own facts that are true or false are never both. */
    private int isOfOneValue(Diagrams diagrams) {
        int open = answers.stream().map(Ternary::unknown).reduce(Diagrams.TRUE, diagrams::and);
        return Stream.of(true, false)
                .map(value -> IntStream.range(0, tests.size())
                        .mapToObj(i -> tests.get(i).comparison().values().contains(FactValue.of(value))
                                ? answers.get(i).holds()
                                : answers.get(i).fails())
                        .reduce(Diagrams.TRUE, diagrams::and))
                .reduce(open, diagrams::or);
    }

    Ternary answer(Condition.FactTest test) {
        return answers.get(tests.indexOf(test));
    }

    void draft(Draft draft) {
        List<Optional<FactValue>> chosen = onRecord.in(draft.assignment);
        Set<FactValue> told = chosen.stream()
                .flatMap(Optional::stream)
                .map(value -> values.atThatTime(value, draft.at))
                .collect(ImmutableSet.toImmutableSet());
        boolean isOpen = chosen.contains(Optional.<FactValue>empty());
        if (isOpen && !told.isEmpty()) {
            draft.facts.put(FactKey.someValues(fact), new SomeValues(told));
        } else if (told.size() == 1 && told.iterator().next() instanceof FactValue.OfBoolean flag) {
            draft.facts.put(FactKey.flag(fact), flag.value());
        } else if (!isOpen) {
            draft.facts.put(FactKey.values(fact), told);
        }
    }
}
