package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.Facts;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Values of a fact of which each that some test tells from another is one, and what the tests say of each. */
final class TestedValues {
    private static final String OTHER = "something-else";

    private final Vocabulary vocabulary;
    private final String fact;
    private final List<Condition.FactTest> tests;
    private final List<SingleTest> single;
    private final Instant at;
    private final Function<FactValue, Facts> known;

    /**
     * Values as they are told apart at an instant.
     *
     * @param known what is known where a value is the fact's
     */
    TestedValues(
            Vocabulary vocabulary,
            String fact,
            List<Condition.FactTest> tests,
            Instant at,
            Function<FactValue, Facts> known) {
        this.vocabulary = vocabulary;
        this.fact = fact;
        this.tests = tests;
        this.single =
                tests.stream().map(test -> new SingleTest(test, vocabulary)).toList();
        this.at = at;
        this.known = known;
    }

    /** Hands over each value, with what each of the tests says of it. */
    void each(BiConsumer<FactValue, List<Truth>> taker) {
        values(at).forEach(value -> taker.accept(value, said(value, at)));
    }

    private List<Truth> said(FactValue value, Instant when) {
        Facts facts = known.apply(value);
        return single.stream().map(test -> test.in(facts, when)).toList();
    }

    /** At another time it is another day that so much time has passed since. */
    FactValue atThatTime(FactValue value, Instant when) {
        List<Truth> said = said(value, at);
        return said.equals(said(value, when))
                ? value
                : values(when).stream()
                        .filter(other -> said(other, when).equals(said))
                        .findFirst()
                        .orElse(value);
    }

    private Set<FactValue> values(Instant when) {
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
            case DATE, INSTANT -> days(declared.type(), tests, when);
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
