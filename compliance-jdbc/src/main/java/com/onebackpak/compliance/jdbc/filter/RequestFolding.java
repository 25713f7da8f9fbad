package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.evaluation.Reasoning;
import com.onebackpak.compliance.ledger.StoredInstants;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * One request, with its subject left open, before the rows of a table: what the evaluator makes of a test for each sort of
 * row. Rows are of one sort if they have the same value, or one of the same cell, in each column that the test's facts come
 * from; what is so of a sort is asked of the evaluator, about a person who stands for it. Not thread-safe.
 */
final class RequestFolding {
    private static final Set<String> FROM_LEDGERS = Set.of(
            FactKeys.SUBJECT_AGREEMENTS.name(),
            FactKeys.AGREEMENT_ZONES.name(),
            FactKeys.APPLICATION_AUTHORIZATIONS.name());

    /** What the ledger of occurrences tells of any agency, the subject's or a party to the request. */
    private static final String POLICY_NOTIFIED = ".policy-notified";

    /** Facts that the library gathers about how the request's parties stand to the subject. */
    private static final String RELATION = "relation.";

    private static final Set<ZoneId> ANYWHERE = Set.of(ZoneOffset.MAX, ZoneOffset.MIN);

    private final CheckedTable table;
    private final Tenancy tenancy;
    private final Vocabulary vocabulary;
    private final Optional<ZoneId> defaultZone;
    private final AgencyLedgers ledgers;
    private final AsOf asOf;
    private final SessionTables tables;
    private final ProcessingRequest request;
    private final PartyId anybody;
    private final PartyId elsewhere;
    private final Map<Asked, Facts> gathered = new HashMap<>();

    private record Asked(Person row, List<Hold> holds, boolean withLedgers) {}

    /**
     * A sort of rows.
     *
     * @param kinds what they are
     * @param category the category that is decided
     * @param role the role in which the recipient receives, of several
     */
    record Sort(Set<PersonKind> kinds, Category category, Optional<RecipientKind> role) {}

    RequestFolding(
            CheckedTable table,
            Tenancy tenancy,
            Vocabulary vocabulary,
            Optional<ZoneId> defaultZone,
            AgencyLedgers ledgers,
            AsOf asOf,
            SessionTables tables,
            ProcessingRequest open) {
        this.table = table;
        this.tenancy = tenancy;
        this.vocabulary = vocabulary;
        this.defaultZone = defaultZone;
        this.ledgers = ledgers;
        this.asOf = asOf;
        this.tables = tables;
        this.anybody = unheardOf("anybody");
        this.elsewhere = unheardOf("elsewhere");
        this.request =
                open.toBuilder().subjectKind(Optional.empty()).subject(anybody).build();
    }

    /** An id that nobody has whom the directory, a request or a policy names: it cannot be guessed. */
    private static PartyId unheardOf(String what) {
        return PartyId.of(what + "-" + UUID.randomUUID());
    }

    ProcessingRequest request() {
        return request;
    }

    AsOf asOf() {
        return asOf;
    }

    SessionTables tables() {
        return tables;
    }

    CheckedTable table() {
        return table;
    }

    /** The roles in which the recipient receives: they are the same whoever the subject is. */
    Set<RecipientKind> roles() {
        return gather(person(Set.of(PersonKind.STUDENT)), List.of(), false)
                .get(FactKeys.RECIPIENT_KIND)
                .orElse(Set.of());
    }

    /** The terms that the vocabulary does not know, as the evaluator names them; while there are any, all is open. */
    Set<String> unknownTerms(Set<PersonKind> kinds) {
        Facts facts = gather(person(kinds), List.of(), false);
        return Stream.of(
                        request.terms().stream(),
                        kinds.stream(),
                        facts.get(FactKeys.RECIPIENT_KIND).stream().<Term>flatMap(Set::stream),
                        facts.get(FactKeys.ACTOR_KIND).flatMap(kind -> kind).stream())
                .<Term>flatMap(each -> each)
                .filter(term -> !vocabulary.knows(term))
                .map(term -> "vocabulary." + term.dimension().key() + "." + term.path())
                .collect(ImmutableSet.toImmutableSet());
    }

    /** What the evaluator makes of a test of the rows of a sort, by whatever columns the facts come from. */
    Residual ask(Condition.Test test, Sort sort, Set<String> reads) {
        return new Asking(test, sort, reads).byPeople();
    }

    /** The zones of the rows of a sort, by agency; where they are not known, every zone there may be. */
    Residual byZones(Sort sort, Function<Set<ZoneId>, Residual> each) {
        return byAgency(
                person(sort.kinds()),
                List.of(FactKeys.SUBJECT_ZONE.name()),
                row -> each.apply(zones(gather(row, List.of(), false))));
    }

    private static Set<ZoneId> zones(Facts facts) {
        return facts.get(FactKeys.SUBJECT_ZONE)
                .filter(known -> !known.isEmpty())
                .orElse(ANYWHERE);
    }

    private Person person(Set<PersonKind> kinds) {
        PersonKind first = kinds.iterator().next();
        return Person.builder()
                .id(anybody)
                .kind(first)
                .also(Sets.difference(kinds, Set.of(first)))
                .build();
    }

    private Facts gather(Person row, List<Hold> holds, boolean withLedgers) {
        return gathered.computeIfAbsent(
                new Asked(row, holds, withLedgers),
                asked -> new RowRecords(
                                tenancy,
                                vocabulary,
                                defaultZone,
                                withLedgers ? Optional.of(ledgers) : Optional.empty(),
                                row,
                                holds)
                        .factsFor(about(row), asOf.at()));
    }

    private ProcessingRequest about(Person row) {
        return row.id().equals(anybody)
                ? request
                : request.toBuilder().subject(row.id()).build();
    }

    /** The same for all rows of an agency, where facts are; {@code each} is asked about one row of each sort. */
    private Residual byAgency(Person row, Collection<String> facts, Function<Person, Residual> each) {
        if (table.agency().isEmpty()) {
            return each.apply(row);
        }
        boolean withLedgers = facts.stream().anyMatch(RequestFolding::isFromLedgers);
        Map<Object, List<Optional<PartyId>>> alike = new LinkedHashMap<>();
        Stream<Optional<PartyId>> agencies = Stream.concat(
                        tenancy.directory().agencies().all().stream().map(Agency::id), Stream.of(elsewhere))
                .map(Optional::of);
        Stream<Optional<PartyId>> all =
                table.mayLackAgency() ? Stream.concat(agencies, Stream.of(Optional.empty())) : agencies;
        all.forEach(agency -> {
            Facts known = gather(in(row, agency), List.of(), withLedgers);
            List<Object> told = new ArrayList<>(List.of(known.knows(FactKeys.SUBJECT_SCHOOL)));
            facts.forEach(name -> told.add(known.get(new FactKey<>(name))));
            alike.computeIfAbsent(told, none -> new ArrayList<>()).add(agency);
        });
        Map<Residual, List<Optional<PartyId>>> answered = new LinkedHashMap<>();
        alike.values()
                .forEach(same -> answered.computeIfAbsent(each.apply(in(row, same.get(0))), none -> new ArrayList<>())
                        .addAll(same));
        return chosen(answered.entrySet().stream()
                .map(entry -> new Choice(() -> isAmong(entry.getValue(), answered.values()), entry.getKey()))
                .toList());
    }

    private static Person in(Person row, Optional<PartyId> agency) {
        return agency.<Person>map(one -> Person.builder().from(row).agency(one).build())
                .orElse(row);
    }

    /** Whether a row's agency is one of those; true or false also of a row that has none. */
    private org.jooq.Condition isAmong(List<Optional<PartyId>> same, Collection<List<Optional<PartyId>>> groups) {
        Field<String> column = table.agency().orElseThrow();
        boolean isElsewhere = same.contains(Optional.of(elsewhere));
        List<String> named = (isElsewhere
                        ? groups.stream().filter(group -> group != same).flatMap(List::stream)
                        : same.stream())
                .flatMap(Optional::stream)
                .map(PartyId::value)
                .toList();
        org.jooq.Condition is = isElsewhere
                ? named.isEmpty() ? DSL.trueCondition() : column.notIn(inlined(named))
                : column.in(inlined(named));
        if (!table.mayLackAgency()) {
            return is;
        }
        return same.contains(Optional.empty())
                ? named.isEmpty() && !isElsewhere
                        ? column.isNull()
                        : column.isNull().or(is)
                : column.isNotNull().and(is);
    }

    static List<Field<String>> inlined(Collection<String> texts) {
        return texts.stream().map(text -> (Field<String>) DSL.inline(text)).toList();
    }

    /** What holds of the rows for which a condition does; of several, exactly one does for each row. */
    private record Choice(Supplier<org.jooq.Condition> guard, Residual then) {}

    private static Residual chosen(List<Choice> choices) {
        Residual first = choices.get(0).then();
        if (choices.stream().allMatch(choice -> choice.then().equals(first))) {
            return first;
        }
        return Residual.any(choices.stream()
                .filter(choice -> !choice.then().equals(Residual.Known.FALSE))
                .map(choice -> Residual.all(Residual.Asked.always(choice.guard().get()), choice.then()))
                .toList());
    }

    /** One test of one sort of rows. */
    private final class Asking {
        private final Condition.Test test;
        private final Sort sort;
        private final Set<String> reads;
        private final boolean withLedgers;

        Asking(Condition.Test test, Sort sort, Set<String> reads) {
            this.test = test;
            this.sort = sort;
            this.reads = reads;
            this.withLedgers = reads.stream().anyMatch(RequestFolding::isFromLedgers);
        }

        /** By whom the recipient and whoever asks teach, or have as children. */
        Residual byPeople() {
            Person row = person(sort.kinds());
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
                                    inlined(same.stream().map(PartyId::value).toList())),
                            byAgencies(Person.builder()
                                    .from(row)
                                    .id(same.iterator().next())
                                    .build()))));
            if (alike.isEmpty()) {
                return byAgencies(row);
            }
            choices.add(new Choice(
                    () -> id.notIn(
                            inlined(related().stream().map(PartyId::value).toList())),
                    byAgencies(row)));
            return chosen(choices);
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
            return Stream.of(request.recipient(), request.requester())
                    .flatMap(Optional::stream)
                    .flatMap(id -> tenancy.directory().person(id).stream());
        }

        private Residual byAgencies(Person row) {
            boolean isOfAgencies = reads.stream().anyMatch(RequestFolding::isOfAgencies);
            return isOfAgencies ? byAgency(row, reads, this::byHolds) : byHolds(row);
        }

        private Residual byHolds(Person row) {
            if (!reads.contains(FactKeys.SUBJECT_HOLDS.name())) {
                return byValues(row, List.of());
            }
            Hold hold = new Hold(HoldKind.LEGAL, row.id(), Set.of(), Span.from(StoredInstants.FIRST));
            org.jooq.Condition isHeld = new LedgerRows(RequestFolding.this).isHeld(Set.of(), sort.category());
            return chosen(List.of(
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
            ValueCells cells = cells(name, column, zones(gather(row, List.of(), false)));
            BiFunction<Person, FactValue, Person> with = name.equals(FactKeys.SUBJECT_BIRTH_DATE.name())
                    ? (person, value) -> Person.builder()
                            .from(person)
                            .birthDate(((FactValue.OfDate) value).value())
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
                    throw new IllegalStateException("values that are alike are judged apart: " + test.describe()
                            + " of " + cells.cells().get(i));
                }
                alike.computeIfAbsent(answers.iterator().next(), none -> new ArrayList<>())
                        .add(i);
            }
            return combined(column, table.mayLack(name), cells, alike, () -> reasoned(row, holds));
        }

        private boolean comparesFacts() {
            return test instanceof Condition.FactTest fact && fact.comparison() instanceof FactComparison.Same;
        }

        /** Where no value is unknown for want of anything but itself, SQL's own logic says it. */
        private Residual combined(
                Field<?> column,
                boolean mayLack,
                ValueCells cells,
                Map<Residual, List<Integer>> alike,
                Supplier<Residual> ofNone) {
            Optional<Residual> without = mayLack ? Optional.of(ofNone.get()) : Optional.empty();
            if (alike.size() == 1 && without.map(alike::containsKey).orElse(true)) {
                return alike.keySet().iterator().next();
            }
            List<Integer> holds = alike.getOrDefault(Residual.Known.TRUE, List.of());
            boolean isTwoValued = alike.keySet().equals(Set.of(Residual.Known.TRUE, Residual.Known.FALSE));
            if (isTwoValued && without.isEmpty()) {
                return Residual.Asked.always(cells.among().apply(holds));
            }
            if (isTwoValued
                    && without.get() instanceof Residual.Known known
                    && known.truth() == com.onebackpak.compliance.condition.Truth.UNKNOWN) {
                return new Residual.Asked(cells.among().apply(holds), known.missing());
            }
            List<Choice> choices = new ArrayList<>();
            boolean isWhole = alike.size() == 1;
            alike.forEach((then, which) -> {
                org.jooq.Condition among =
                        isWhole ? DSL.trueCondition() : cells.among().apply(which);
                choices.add(new Choice(() -> mayLack ? column.isNotNull().and(among) : among, then));
            });
            without.ifPresent(then -> choices.add(new Choice(column::isNull, then)));
            return chosen(choices);
        }

        private Residual reasoned(Person row, List<Hold> holds) {
            Facts facts = gather(row, holds, withLedgers);
            Facts as = sort.role()
                    .map(role -> facts.with(FactKeys.RECIPIENT_KIND, Set.of(role)))
                    .orElse(facts);
            Reasoning reasoning = Reasoning.of(test, new Situation(about(row), as, asOf.at()), sort.category());
            return new Residual.Known(reasoning.truth(), reasoning.missing());
        }

        private ValueCells cells(String name, Field<?> column, Set<ZoneId> zones) {
            return switch (table.type(name)) {
                case BOOLEAN -> ValueCells.ofBooleans(column.coerce(Boolean.class));
                case NUMBER -> ValueCells.ofNumbers(column, compared(FactValue.OfNumber.class, v -> v.value()));
                case TEXT ->
                    ValueCells.ofTexts(column.coerce(String.class), compared(FactValue.OfText.class, v -> v.value()));
                case TERM ->
                    ValueCells.ofTerms(column.coerce(String.class), compared(FactValue.OfTerm.class, v -> v.value()));
                default -> ValueCells.ofDates(column.coerce(LocalDate.class), days(zones));
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
            Stream.of(Optional.of(asOf.at()), request.collectedAt())
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
    }

    private static boolean isFromLedgers(String fact) {
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
