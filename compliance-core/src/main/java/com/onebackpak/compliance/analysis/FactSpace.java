package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.SomeValues;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of one declared fact, as far as its tests tell: each value that some test tells from another, several of
 * them, none, and whether there may be others.
 */
final class FactSpace {
    private static final String OTHER = "something-else";

    private final String fact;
    private final List<Condition.FactTest> tests;
    private final List<Ternary> answers;
    private final OnRecord<Optional<FactValue>> onRecord;
    private final List<SingleTest> single;
    private final Vocabulary vocabulary;
    private final Instant at;

    FactSpace(Space space, Vocabulary vocabulary, String fact, List<Condition.FactTest> tests, Instant at) {
        this.fact = fact;
        this.tests = tests;
        this.vocabulary = vocabulary;
        this.at = at;
        Diagrams diagrams = space.diagrams();
        answers = tests.stream().map(test -> space.answer()).toList();
        onRecord = new OnRecord<>(diagrams, answers);
        single = tests.stream().map(test -> new SingleTest(test, vocabulary)).toList();
        for (FactValue value : values(vocabulary, fact, tests, at)) {
            onRecord.add(
                    Optional.of(value),
                    Diagrams.TRUE,
                    said(value, at).stream()
                            .map(truth -> Ternary.of(diagrams, truth))
                            .toList());
        }
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

    private List<Truth> said(FactValue value, Instant when) {
        Facts facts = Facts.builder().put(FactKey.values(fact), Set.of(value)).build();
        return single.stream().map(test -> test.in(facts, when)).toList();
    }

    Ternary answer(Condition.FactTest test) {
        return answers.get(tests.indexOf(test));
    }

    void draft(Draft draft) {
        List<Optional<FactValue>> chosen = onRecord.in(draft.assignment);
        Set<FactValue> values = chosen.stream()
                .flatMap(Optional::stream)
                .map(value -> atThatTime(value, draft.at))
                .collect(ImmutableSet.toImmutableSet());
        boolean isOpen = chosen.contains(Optional.<FactValue>empty());
        if (isOpen && !values.isEmpty()) {
            draft.facts.put(FactKey.someValues(fact), new SomeValues(values));
        } else if (values.size() == 1 && values.iterator().next() instanceof FactValue.OfBoolean flag) {
            draft.facts.put(FactKey.flag(fact), flag.value());
        } else if (!isOpen) {
            draft.facts.put(FactKey.values(fact), values);
        }
    }

    /** At another time it is another day that so much time has passed since. */
    private FactValue atThatTime(FactValue value, Instant when) {
        List<Truth> said = said(value, at);
        return said.equals(said(value, when))
                ? value
                : values(vocabulary, fact, tests, when).stream()
                        .filter(other -> said(other, when).equals(said))
                        .findFirst()
                        .orElse(value);
    }

    /** Values of which each that some test tells from another is one. */
    static Set<FactValue> values(Vocabulary vocabulary, String fact, List<Condition.FactTest> tests, Instant at) {
        FactDeclaration declared = vocabulary.requireFact(fact, type -> true);
        List<FactValue> named = tests.stream()
                .flatMap(test -> test.comparison().values().stream())
                .toList();
        return switch (declared.type()) {
            case BOOLEAN -> ImmutableSet.of(FactValue.of(true), FactValue.of(false));
            case NUMBER -> numbers(named);
            case TEXT ->
                ImmutableSet.<FactValue>builder()
                        .addAll(named)
                        .add(FactValue.of(OTHER))
                        .build();
            case TEXTS ->
                Stream.concat(
                                named.stream().map(one -> FactValue.ofTexts(Set.of(((FactValue.OfText) one).value()))),
                                Stream.of(FactValue.ofTexts(Set.of())))
                        .collect(ImmutableSet.toImmutableSet());
            case TERM ->
                vocabulary.terms(declared.dimension().orElseThrow()).stream()
                        .map(FactValue::of)
                        .collect(ImmutableSet.toImmutableSet());
            case TERMS ->
                Stream.concat(
                                Stream.of(FactValue.ofTerms(Set.of())),
                                vocabulary.terms(declared.dimension().orElseThrow()).stream()
                                        .map(term -> FactValue.ofTerms(Set.of(term))))
                        .collect(ImmutableSet.toImmutableSet());
            case DATE, INSTANT -> days(declared.type(), tests, at);
            case ZONE, LEDGER -> Set.of();
        };
    }

    private static Set<FactValue> numbers(List<FactValue> named) {
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        named.forEach(value -> bounds.add(((FactValue.OfNumber) value).value()));
        Set<FactValue> values = new LinkedHashSet<>();
        bounds.forEach(bound -> {
            BigDecimal next = bounds.higher(bound);
            values.add(FactValue.of(bound));
            values.add(FactValue.of(
                    next == null ? bound.add(BigDecimal.ONE) : bound.add(next).divide(BigDecimal.valueOf(2))));
        });
        if (!bounds.isEmpty()) {
            values.add(FactValue.of(bounds.first().subtract(BigDecimal.ONE)));
        }
        return values;
    }

    /** Around each bound, near enough to tell what the zone tells. */
    private static Set<FactValue> days(FactType type, List<Condition.FactTest> tests, Instant at) {
        TreeSet<Instant> around = new TreeSet<>();
        for (Condition.FactTest test : tests) {
            bounds(test.comparison(), at).forEach(bound -> {
                for (int hours = -72; hours <= 72; hours += 6) {
                    around.add(bound.plus(Duration.ofHours(hours)));
                    around.add(bound.plus(Duration.ofHours(hours)).plusMillis(1));
                }
            });
        }
        List<FactValue> values = new ArrayList<>();
        around.forEach(instant -> values.add(
                type == FactType.INSTANT
                        ? FactValue.of(instant)
                        : FactValue.of(LocalDate.ofInstant(instant, ZoneOffset.UTC))));
        return ImmutableSet.copyOf(values);
    }

    private static Stream<Instant> bounds(FactComparison comparison, Instant at) {
        if (comparison instanceof FactComparison.SinceAtLeast since) {
            return Stream.of(before(at, since.period()));
        }
        if (comparison instanceof FactComparison.SinceBelow since) {
            return Stream.of(before(at, since.period()));
        }
        return comparison.values().stream()
                .map(value -> value instanceof FactValue.OfDate date
                        ? date.value().atStartOfDay(ZoneOffset.UTC).toInstant()
                        : ((FactValue.OfInstant) value).value());
    }

    private static Instant before(Instant at, Period period) {
        return at.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}
