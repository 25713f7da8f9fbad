package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.testkit.generation.Moments;
import com.onebackpak.compliance.testkit.generation.Policies;
import com.onebackpak.compliance.testkit.generation.Requests;
import com.onebackpak.compliance.testkit.generation.Worlds;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What a filter says of rows is what the evaluator says of each of them, on each engine. */
class FilterProperties {
    private static final int PEOPLE = 14;
    static final int WORLDS = Math.max(1, Integer.getInteger("property.tries", 2000) / 200);

    /** Later than all that is drawn, since what is recorded must have happened. */
    private static final Instant RECORDED = Instant.parse("2031-01-01T00:00:00Z");

    private static final Map<String, LongAdder> COUNTS = new TreeMap<>();

    /** Many policies and requests before one world: to record it takes longest. */
    record Case(World drawn, List<PolicySet> policies, List<ProcessingRequest> requests, List<Instant> at, long seed) {}

    private static Arbitrary<Case> cases() {
        return Combinators.combine(
                        Worlds.arbitrary(People.VOCABULARY),
                        Policies.sets(People.VOCABULARY).list().ofSize(6),
                        Requests.arbitrary(People.VOCABULARY).list().ofSize(6),
                        Moments.arbitrary().list().ofSize(2),
                        Arbitraries.longs())
                .as(Case::new);
    }

    @Property(tries = 1)
    void the_rows_that_a_filter_selects_on_h2_are_those_that_the_evaluator_permits(@ForAll Random random)
            throws Exception {
        compare(random, WORLDS, H2TestDatabase::installed, "H2", () -> Rowwise::ofFilter);
    }

    @Property(tries = 1)
    void the_rows_that_a_filter_selects_on_postgresql_are_those_that_the_evaluator_permits(@ForAll Random random)
            throws Exception {
        compare(random, WORLDS, PostgresTestDatabase::installed, "PostgreSQL", () -> Rowwise::ofFilter);
    }

    /** What an engine makes of a filter. */
    interface Selecting extends AutoCloseable {
        Rowwise selected(DSLContext statements, PolicyFilter filter) throws SQLException;

        @Override
        default void close() throws SQLException {}
    }

    /**
     * Some outcomes of each kind, or nothing was shown.
     *
     * @param engines the engine for the next world
     */
    static void compare(
            Random random,
            int worlds,
            Supplier<TestDatabase> databases,
            String name,
            Callable<? extends Selecting> engines)
            throws Exception {
        RandomGenerator<Case> generator = cases().generator(1000);
        for (int i = 0; i < worlds; i++) {
            try (Selecting engine = engines.call()) {
                compare(generator.next(random).value(), databases, name, engine);
            }
        }
        assertThat(counted(name + " rows permitted")).isGreaterThan(counted(name + " rows") / 50);
        assertThat(counted(name + " rows open")).isGreaterThan(counted(name + " rows") / 50);
        assertThat(counted(name + " questions with some rows of each")).isGreaterThan(worlds);
        assertThat(counted(name + " questions that ask ledgers")).isPositive();
    }

    private static long counted(String what) {
        synchronized (COUNTS) {
            return COUNTS.getOrDefault(what, new LongAdder()).sum();
        }
    }

    private static void count(String what, long by) {
        synchronized (COUNTS) {
            COUNTS.computeIfAbsent(what, none -> new LongAdder()).add(by);
        }
    }

    @AfterContainer
    static void printsWhatWasCompared() {
        System.out.println("Filters compared with the evaluator: " + COUNTS);
    }

    private static void compare(Case one, Supplier<TestDatabase> databases, String name, Selecting engine)
            throws IOException {
        Random random = new Random(one.seed());
        boolean areStudents = random.nextInt(10) < 7;
        Map<PartyId, Person> rows = rows(random, areStudents);
        World world = inhabited(one.drawn(), rows, random);
        Clock clock = Clock.fixed(RECORDED, ZoneOffset.UTC);
        TestDatabase database = databases.get();
        try (JdbcStoreUnderTest under =
                new JdbcStoreUnderTest(database, TestDatabase::dataSource, People.VOCABULARY, clock)) {
            database.execute(People.CREATE);
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());
            People.insert(statements, rows.values());
            RecordedWorld recorded = new RecordedWorld(world, under.stores());
            recorded.record();
            for (PolicySet policies : one.policies()) {
                PolicyFilters filters = PolicyFilters.of(
                                statements,
                                People.mapping(areStudents),
                                policies,
                                recorded.tenancy(),
                                (JdbcComplianceStores) under.stores())
                        .withClockSkew(Duration.ZERO);
                PolicyFilters zoned =
                        world.defaultZone().map(filters::withDefaultZone).orElse(filters);
                statements.transaction(t -> {
                    FilterSession session = zoned.in(t.dsl());
                    for (ProcessingRequest request : one.requests()) {
                        for (Instant at : one.at()) {
                            compare(t.dsl(), session, policies, request, world, rows, at, name, engine);
                        }
                    }
                });
            }
        }
    }

    private static void compare(
            DSLContext statements,
            FilterSession session,
            PolicySet policies,
            ProcessingRequest request,
            World world,
            Map<PartyId, Person> rows,
            Instant at,
            String name,
            Selecting engine)
            throws SQLException {
        ProcessingRequest open = request.toBuilder()
                .subject(Optional.empty())
                .subjectKind(PersonKind.STUDENT)
                .build();
        PolicyFilter filter;
        try {
            filter = session.permitted(open, at);
        } catch (PolicyFilterException refused) {
            count(name + " questions refused", 1);
            return;
        }
        Rowwise expected = Rowwise.ofEvaluator(policies, open, rows.keySet(), recorded(world, at)::factsFor, at);
        Rowwise selected = engine.selected(statements, filter);
        Supplier<String> about = () -> "\nat " + at + "\n" + open + "\n" + policies.policies() + "\n" + world + "\n"
                + rows.values().stream()
                        .map(p -> p + " born " + p.birthDate() + " " + p.attributes())
                        .toList() + "\n"
                + statements.renderInlined(filter.condition());
        assertThat(selected).as(about).isEqualTo(expected);
        if (filter.isAlways()) {
            assertThat(selected.permitted()).as(about).hasSize(rows.size());
        }
        if (filter.isNever()) {
            assertThat(selected.permitted()).as(about).isEmpty();
        }
        count(name + " rows", rows.size());
        count(name + " rows permitted", selected.permitted().size());
        count(name + " rows open", selected.open().size());
        count(name + " questions always or never", filter.isAlways() || filter.isNever() ? 1 : 0);
        count(
                name + " questions with some rows of each",
                selected.permitted().size() + selected.open().size() > 0
                                && selected.permitted().size() < rows.size()
                                && selected.open().size() < rows.size()
                        ? 1
                        : 0);
        count(name + " questions that ask ledgers", filter.asksLedgers() ? 1 : 0);
    }

    /** What had begun when it was recorded keeps data, though the question be for an instant before. */
    private static World recorded(World world, Instant at) {
        List<Hold> begun = Stream.concat(
                        world.holds().stream(),
                        world.requests().values().stream().flatMap(request -> request.asHold().stream()))
                .filter(hold -> hold.span().from().isAfter(at) && hold.span().contains(RECORDED))
                .map(hold -> new Hold(hold.kind(), hold.subject(), hold.categories(), Span.from(at)))
                .toList();
        return world.toBuilder().addAllHolds(begun).build();
    }

    static final List<String> SCHOOLS = List.of("school", "school", "district", "other-district");

    /** Rows of an agency that the directory does not know cannot be linked to ledgers: in some worlds alone. */
    private static final List<String> SCHOOLS_AND_OTHERS = List.of("school", "school", "district", "nowhere");

    private static Map<PartyId, Person> rows(Random random, boolean areStudents) {
        return rows(random, areStudents, random.nextInt(4) == 0 ? SCHOOLS_AND_OTHERS : SCHOOLS);
    }

    static Map<PartyId, Person> rows(Random random, boolean areStudents, List<String> schools) {
        List<PersonKind> kinds = new ArrayList<>(List.of(
                PersonKind.STUDENT,
                PersonKind.STUDENT,
                PersonKind.SCHOOL_EMPLOYEE_TEACHER,
                PersonKind.SCHOOL_EMPLOYEE,
                PersonKind.VISITOR,
                new PersonKind("student.unheard-of")));
        Map<PartyId, Person> rows = new LinkedHashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            PartyId id = PartyId.of((i % 2 == 0 ? "row-" : "ROW-") + i / 2);
            Person.Builder person = Person.builder()
                    .id(id)
                    .kind(areStudents ? PersonKind.STUDENT : kinds.get(random.nextInt(kinds.size())));
            if (random.nextInt(8) > 0) {
                person.addAgencies(PartyId.of(schools.get(random.nextInt(schools.size()))));
            }
            if (random.nextInt(5) > 0) {
                person.birthDate(BIRTHS.get(random.nextInt(BIRTHS.size())));
            }
            stated(random, person, "boarding", FactValue.of(random.nextBoolean()));
            stated(random, person, "grade-level", FactValue.of(new BigDecimal(random.nextInt(24)).movePointLeft(0)));
            stated(
                    random,
                    person,
                    "house",
                    FactValue.of(List.of("a", "A", "b c", "").get(random.nextInt(4))));
            stated(random, person, "interest", FactValue.of((Term)
                    People.INTERESTS.get(random.nextInt(People.INTERESTS.size()))));
            stated(random, person, "left-on", FactValue.of(DAYS.get(random.nextInt(DAYS.size()))));
            rows.put(id, person.build());
        }
        return rows;
    }

    private static void stated(Random random, Person.Builder person, String attribute, FactValue value) {
        if (random.nextInt(4) > 0) {
            person.putAttributes(attribute, value);
        }
    }

    private static final List<LocalDate> BIRTHS = List.of(
            LocalDate.of(1990, 6, 1),
            LocalDate.of(2010, 6, 1),
            LocalDate.of(2018, 6, 1),
            LocalDate.of(2008, 2, 29),
            LocalDate.of(2008, 2, 28),
            LocalDate.of(2008, 3, 1),
            LocalDate.of(2013, 2, 28),
            LocalDate.of(2013, 3, 1),
            LocalDate.of(2012, 2, 29),
            LocalDate.of(2008, 9, 14),
            LocalDate.of(2008, 9, 15),
            LocalDate.of(2008, 9, 16),
            LocalDate.of(2013, 9, 15),
            LocalDate.of(2013, 9, 16),
            LocalDate.of(2002, 1, 1),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1919, 12, 31),
            LocalDate.of(1920, 1, 1),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2099, 1, 1));

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2026, 1, 28),
            LocalDate.of(2026, 1, 31),
            LocalDate.of(2025, 12, 30),
            LocalDate.of(2026, 9, 15),
            LocalDate.of(2026, 7, 17),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2030, 1, 1));

    /** The drawn world, with the rows as people and what its ledgers hold about somebody of several of them. */
    static World inhabited(World drawn, Map<PartyId, Person> rows, Random random) {
        List<PartyId> ids = List.copyOf(rows.keySet());
        World.Builder world = drawn.toBuilder()
                .people(Map.of())
                .consents(List.of())
                .optOuts(List.of())
                .holds(List.of())
                .requests(Map.of())
                .occurrences(drawn.occurrences().stream()
                        .filter(one -> drawn.agencies().find(one.subject()).isPresent())
                        .toList());
        drawn.people().forEach((id, person) -> world.putPeople(id, related(person, ids, random)));
        world.putAllPeople(rows);
        for (int copies = 0; copies < 5; copies++) {
            drawn.consents()
                    .forEach(consent -> world.addConsents(consent.toBuilder()
                            .subject(ids.get(random.nextInt(ids.size())))
                            .build()));
            drawn.optOuts()
                    .forEach(optOut -> world.addOptOuts(new com.onebackpak.compliance.consent.OptOut(
                            ids.get(random.nextInt(ids.size())),
                            optOut.purpose(),
                            optOut.directoryInformation(),
                            optOut.span(),
                            optOut.categories())));
            drawn.holds()
                    .forEach(hold -> world.addHolds(new Hold(
                            hold.kind(), ids.get(random.nextInt(ids.size())), hold.categories(), hold.span())));
            for (String name : drawn.requests().keySet()) {
                world.putRequests(
                        name + copies,
                        drawn.requests().get(name).toBuilder()
                                .subject(ids.get(random.nextInt(ids.size())))
                                .build());
            }
        }
        return world.build();
    }

    private static Person related(Person person, List<PartyId> ids, Random random) {
        Person.Builder related = Person.builder().from(person).attributes(Map.of());
        related.teaches(
                person.teaches().isEmpty()
                        ? Set.of()
                        : Set.of(ids.get(1 + random.nextInt(ids.size() - 1)), ids.get(0)));
        related.children(person.children().isEmpty() ? Set.of() : Set.of(ids.get(1), ids.get(2)));
        return related.build();
    }
}
