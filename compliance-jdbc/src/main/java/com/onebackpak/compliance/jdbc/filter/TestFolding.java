package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Reasoning;
import com.onebackpak.compliance.ledger.StoredInstants;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * One test of one sort of rows. Rows are told apart by the value, or one of the same cell, in each column that the test's
 * facts come from; what is so of those that are alike is asked of the evaluator, about a person who stands for them.
 */
final class TestFolding {
    private static final Set<String> FROM_LEDGERS = Set.of(
            FactKeys.SUBJECT_AGREEMENTS.name(),
            FactKeys.AGREEMENT_ZONES.name(),
            FactKeys.APPLICATION_AUTHORIZATIONS.name());

    /** What the ledger of occurrences tells of any agency, the subject's or a party to the request. */
    private static final String POLICY_NOTIFIED = ".policy-notified";

    /** What no column can say, so that it tells nothing of any fact that has one. */
    private static final FactValue NO_VALUE = FactValue.ofTexts(Set.of());

    /** Facts that the library gathers about how the request's parties stand to the subject. */
    private static final String RELATION = "relation.";

    private final RequestFolding folding;
    private final RowFacts rows;
    private final CheckedTable table;
    private final Condition.Test test;
    private final RequestFolding.Sort sort;
    private final Set<String> reads;
    private final boolean withLedgers;

    TestFolding(RequestFolding folding, Condition.Test test, RequestFolding.Sort sort, Set<String> reads) {
        this.folding = folding;
        this.rows = folding.rows();
        this.table = folding.table();
        this.test = test;
        this.sort = sort;
        this.reads = reads;
        this.withLedgers = reads.stream().anyMatch(TestFolding::isFromLedgers);
    }

    /** By whom the recipient and whoever asks teach, or have as children. */
    Residual byPeople() {
        Person row = rows.person(sort.kinds());
        if (reads.stream().noneMatch(name -> name.startsWith(RELATION))) {
            return byAgencies(row);
        }
        Map<Object, Set<PartyId>> alike = new LinkedHashMap<>();
        for (PartyId related : related()) {
            alike.computeIfAbsent(relations(related), none -> new LinkedHashSet<>())
                    .add(related);
        }
        List<Choice> choices = new ArrayList<>();
        Field<String> id = table.id();
        alike.values()
                .forEach(same -> choices.add(new Choice(
                        () -> id.in(
                                Choice.inlined(same.stream().map(PartyId::value).toList())),
                        byAgencies(Person.builder()
                                .from(row)
                                .id(same.iterator().next())
                                .build()))));
        if (alike.isEmpty()) {
            return byAgencies(row);
        }
        choices.add(new Choice(
                () -> id.notIn(
                        Choice.inlined(related().stream().map(PartyId::value).toList())),
                byAgencies(row)));
        return Choice.chosen(choices);
    }

    private Set<PartyId> related() {
        Set<PartyId> related = new TreeSet<>();
        parties().forEach(person -> {
            related.addAll(person.teaches());
            related.addAll(person.children());
        });
        return related;
    }

    private List<Boolean> relations(PartyId id) {
        return parties()
                .flatMap(person -> Stream.of(
                        person.teaches().contains(id), person.children().contains(id)))
                .toList();
    }

    private Stream<Person> parties() {
        return Stream.of(rows.request().recipient(), rows.request().requester())
                .flatMap(Optional::stream)
                .flatMap(id -> rows.directory().person(id).stream());
    }

    private Residual byAgencies(Person row) {
        boolean isOfAgencies = reads.stream().anyMatch(TestFolding::isOfAgencies);
        return isOfAgencies ? folding.agencies().byAgency(row, reads, this::byHolds) : byHolds(row);
    }

    private Residual byHolds(Person row) {
        if (!reads.contains(FactKeys.SUBJECT_HOLDS.name())) {
            return byValues(row, List.of());
        }
        Hold hold = new Hold(HoldKind.LEGAL, row.id(), Set.of(), Span.from(StoredInstants.FIRST));
        org.jooq.Condition isHeld = new LedgerRows(folding).isHeld(Set.of(), sort.category());
        return Choice.chosen(List.of(
                new Choice(() -> isHeld, byValues(row, List.of(hold))),
                new Choice(() -> DSL.not(isHeld), byValues(row, List.of()))));
    }

    /** By the value of the one column that the test compares. */
    private Residual byValues(Person row, List<Hold> holds) {
        List<String> compared = reads.stream().filter(table::hasColumn).toList();
        if (compared.isEmpty()) {
            return reasoned(row, holds);
        }
        if (compared.size() > 1 || comparesFacts()) {
            return new Residual.Unsayable(test.describe() + " (a column compared with another fact)");
        }
        String name = compared.get(0);
        Field<?> column = table.column(name);
        ValueCells cells = cells(name, column, rows.zones(row));
        BiFunction<Person, FactValue, Person> with = name.equals(FactKeys.SUBJECT_BIRTH_DATE.name())
                ? (person, value) -> Person.builder()
                        .from(person)
                        .birthDate(
                                value instanceof FactValue.OfDate born ? Optional.of(born.value()) : Optional.empty())
                        .build()
                : (person, value) -> Person.builder()
                        .from(person)
                        .putAttributes(name.substring(name.indexOf('.') + 1), value)
                        .build();
        Map<Residual, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < cells.cells().size(); i++) {
            Set<Residual> answers = new LinkedHashSet<>();
            for (FactValue value : cells.cells().get(i).examples()) {
                answers.add(reasoned(with.apply(row, value), holds));
            }
            if (answers.size() > 1) {
                throw new IllegalStateException("values that are alike are judged apart: " + test.describe() + " of "
                        + cells.cells().get(i));
            }
            alike.computeIfAbsent(answers.iterator().next(), none -> new ArrayList<>())
                    .add(i);
        }
        List<Choice> others = new ArrayList<>();
        if (table.mayLack(name)) {
            others.add(new Choice(column::isNull, reasoned(row, holds)));
        }
        if (!cells.hasValuesAlone()) {
            others.add(new Choice(
                    () -> column.isNotNull().andNot(cells.among().apply(allOf(cells))),
                    reasoned(with.apply(row, NO_VALUE), holds)));
        }
        return combined(column, cells, alike, others);
    }

    private static List<Integer> allOf(ValueCells cells) {
        return IntStream.range(0, cells.cells().size()).boxed().toList();
    }

    private boolean comparesFacts() {
        return test instanceof Condition.FactTest fact && fact.comparison() instanceof FactComparison.Same;
    }

    /**
     * Where no value is unknown for want of anything but itself, SQL's own logic says it.
     *
     * @param others what is said of rows whose column holds none of the values
     */
    private static Residual combined(
            Field<?> column, ValueCells cells, Map<Residual, List<Integer>> alike, List<Choice> others) {
        Set<Residual> ofOthers = others.stream().map(Choice::then).collect(Collectors.toSet());
        if (alike.size() == 1 && alike.keySet().containsAll(ofOthers)) {
            return alike.keySet().iterator().next();
        }
        boolean isTwoValued = alike.keySet().equals(Set.of(Residual.Known.TRUE, Residual.Known.FALSE));
        if (isTwoValued && ofOthers.size() < 2) {
            org.jooq.Condition holds = cells.among().apply(alike.get(Residual.Known.TRUE));
            if (ofOthers.isEmpty()) {
                return Residual.Asked.always(holds);
            }
            if (ofOthers.iterator().next() instanceof Residual.Known known && known.truth() == Truth.UNKNOWN) {
                org.jooq.Condition fails = cells.among().apply(alike.get(Residual.Known.FALSE));
                return new Residual.Asked(
                        cells.hasValuesAlone() ? holds : holds.or(DSL.not(fails).and(known.sql())), known.missing());
            }
        }
        boolean isWhole = alike.size() == 1 && cells.hasValuesAlone();
        List<Choice> choices = new ArrayList<>();
        alike.forEach((then, which) -> choices.add(new Choice(
                () -> {
                    org.jooq.Condition among =
                            isWhole ? DSL.trueCondition() : cells.among().apply(which);
                    return others.isEmpty() ? among : column.isNotNull().and(among);
                },
                then)));
        choices.addAll(others);
        return Choice.chosen(choices);
    }

    private Residual reasoned(Person row, List<Hold> holds) {
        Facts facts = rows.of(row, holds, withLedgers);
        Facts as = sort.role()
                .map(role -> facts.with(FactKeys.RECIPIENT_KIND, Set.of(role)))
                .orElse(facts);
        Reasoning reasoning = Reasoning.of(test, new Situation(rows.about(row), as, rows.at()), sort.category());
        return new Residual.Known(reasoning.truth(), reasoning.missing());
    }

    private ValueCells cells(String name, Field<?> column, Set<ZoneId> zones) {
        return switch (table.type(name)) {
            case BOOLEAN -> ValueCells.ofBooleans(column.coerce(Boolean.class));
            case NUMBER ->
                ValueCells.ofNumbers(
                        column, compared(FactValue.OfNumber.class, v -> v.value()), table.mayBeInfinite(name));
            case TEXT ->
                ValueCells.ofTexts(column.coerce(String.class), compared(FactValue.OfText.class, v -> v.value()));
            case TERM -> {
                List<Term> named = compared(FactValue.OfTerm.class, v -> v.value());
                yield ValueCells.ofTerms(
                        column.coerce(String.class),
                        named,
                        rows.paths(named.get(0).dimension()));
            }
            default -> ValueCells.ofDates(column.coerce(LocalDate.class), days(zones), table.mayBeInfinite(name));
        };
    }

    private <V extends FactValue, T> List<T> compared(Class<V> type, Function<V, T> value) {
        return test.facts()
                .flatMap(fact -> fact.comparison().values().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .map(value)
                .toList();
    }

    /** The days at which the answer may change, and those around them: the evaluator says at which it does. */
    private Set<LocalDate> days(Set<ZoneId> zones) {
        Set<LocalDate> days = new TreeSet<>();
        Stream.of(Optional.of(rows.at()), rows.request().collectedAt())
                .flatMap(Optional::stream)
                .forEach(at -> {
                    for (ZoneId zone : zones) {
                        LocalDate day = LocalDate.ofInstant(at, zone);
                        around(day, 1, days);
                        years().forEach(years -> around(day.minusYears(years), 2, days));
                        test.facts().map(Condition.FactTest::comparison).forEach(comparison -> {
                            if (comparison instanceof FactComparison.SinceAtLeast since) {
                                around(day.minus(since.period()), 6, days);
                            } else if (comparison instanceof FactComparison.SinceBelow since) {
                                around(day.minus(since.period()), 6, days);
                            }
                        });
                    }
                });
        around(Person.EARLIEST_BIRTH, 1, days);
        compared(FactValue.OfDate.class, v -> v.value()).forEach(day -> around(day, 1, days));
        compared(FactValue.OfInstant.class, v -> v.value())
                .forEach(at -> around(LocalDate.ofInstant(at, ZoneOffset.UTC), 2, days));
        return days;
    }

    private Stream<Integer> years() {
        if (test instanceof Condition.AgeBelow age) {
            return Stream.of(age.years());
        }
        return test instanceof Condition.AgeAtLeast age ? Stream.of(age.years()) : Stream.empty();
    }

    private static void around(LocalDate day, int days, Set<LocalDate> all) {
        for (int i = -days; i <= days; i++) {
            all.add(day.plusDays(i));
        }
    }

    static boolean isFromLedgers(String fact) {
        return FROM_LEDGERS.contains(fact) || fact.endsWith(POLICY_NOTIFIED);
    }

    private static boolean isOfAgencies(String fact) {
        return Set.of(
                                FactKeys.SUBJECT_SCHOOL.name(),
                                FactKeys.SUBJECT_AGENCIES.name(),
                                FactKeys.SUBJECT_ZONE.name(),
                                FactKeys.SUBJECT_JURISDICTION.name(),
                                FactKeys.SUBJECT_POSTSECONDARY.name(),
                                FactKeys.SUBJECT_AGREEMENTS.name(),
                                FactKeys.AGREEMENT_ZONES.name(),
                                FactKeys.APPLICATION_AUTHORIZATIONS.name())
                        .contains(fact)
                || fact.startsWith("agency.")
                || fact.startsWith(RELATION);
    }
}
