package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/**
 * Cells that hold what no fact of the column's kind can be, or values at the edge of what any can be. The oracle is the
 * evaluator, before a directory that says the same: of what is no value, something that the fact is not declared as.
 */
abstract class HostileCellsContract {
    private static final Instant AT = Instant.parse("2026-09-15T06:30:00Z");
    private static final PartyId VENDOR = PartyId.of("vendor");

    /** What tells nothing, whatever the fact is declared as. */
    private static final FactValue NOTHING = FactValue.ofTexts(Set.of());

    /** The same columns once more, for facts that are not so unless it is said. */
    private static final Vocabulary VOCABULARY = People.VOCABULARY.extendedWith(
            List.of(),
            List.of(
                    People.fact("subject.score", FactType.NUMBER, WorldAssumption.CLOSED),
                    People.fact("subject.club", FactType.TERM, WorldAssumption.CLOSED)));

    private static final SubjectTable MAPPING =
            People.mapping(true).withFact("subject.score", People.GRADE).withFact("subject.club", People.INTEREST);

    /**
     * A cell.
     *
     * @param sql what it holds
     * @param says what a directory says of it
     */
    record Cell(String column, String sql, Optional<FactValue> says) {
        static Cell of(String column, String sql, FactValue says) {
            return new Cell(column, sql, Optional.of(says));
        }

        static Cell ofNothing(String column, String sql) {
            return of(column, sql, NOTHING);
        }
    }

    abstract TestDatabase database();

    /** Those that this database alone can hold. */
    abstract List<Cell> cells();

    /** What a filter says of the rows, in the engine that is tried; here, in the database where it was made. */
    Rowwise selected(DSLContext statements, PolicyFilter filter) throws SQLException {
        return Rowwise.ofFilter(statements, filter);
    }

    private List<Cell> all() {
        List<Cell> all = new ArrayList<>(cells());
        for (String column : List.of("grade", "interest", "school", "left_on", "born")) {
            all.add(new Cell(column, "null", Optional.empty()));
        }
        for (String number : List.of("-8", "0", "7.99", "8", "8.5", "9999")) {
            all.add(Cell.of("grade", number, FactValue.of(new BigDecimal(number))));
        }
        for (String term :
                List.of("contact", "contact.email", "work", "contact.no-such", "no-such", "contact.email.x")) {
            all.add(Cell.of("interest", "'" + term + "'", FactValue.of(new Category(term))));
        }
        for (String none : List.of(
                "contact.", "contact.NO SUCH", "Contact", "contact ", "", ".contact", "contact..email", "contact.%")) {
            all.add(Cell.ofNothing("interest", "'" + none + "'"));
        }
        for (String id : List.of("school", "nowhere", "School", "s.c_h-o0", "s".repeat(128))) {
            all.add(Cell.of("school", "'" + id + "'", FactValue.of(id)));
        }
        for (String none : List.of("school ", "", ".school", "-", "a b", "schul\u00e4", "s".repeat(129), "school\n")) {
            all.add(Cell.ofNothing("school", "'" + none + "'"));
        }
        for (String column : List.of("left_on", "born")) {
            for (String day :
                    List.of("0001-01-01", "1919-12-31", "2008-09-15", "2026-08-15", "2026-09-16", "9999-12-31")) {
                all.add(Cell.of(column, "date '" + day + "'", FactValue.of(LocalDate.parse(day))));
            }
            for (String day : List.of("10000-01-01", "10000-01-02", "10000-01-03", "20000-06-01")) {
                all.add(Cell.of(column, "date '" + day + "'", FactValue.of(LocalDate.parse("+" + day))));
            }
        }
        return all;
    }

    private static Map<String, Condition> tests() {
        Map<String, Condition> tests = new LinkedHashMap<>();
        for (String number : List.of("subject.grade-level", "subject.score")) {
            for (int bound : List.of(-10_000, 8, 10_000)) {
                put(tests, number, new FactComparison.AtLeast(FactValue.of(bound)));
                put(tests, number, new FactComparison.Below(FactValue.of(bound)));
            }
            put(tests, number, new FactComparison.Is(FactValue.of(8)));
            put(tests, number, new FactComparison.In(Set.of(FactValue.of(8), FactValue.of(-8))));
        }
        for (String term : List.of("subject.interest", "subject.club")) {
            put(tests, term, new FactComparison.Is(FactValue.of(Category.CONTACT)));
            put(tests, term, new FactComparison.In(Set.of(FactValue.of(Category.CONTACT))));
            put(tests, term, new FactComparison.In(Set.of(FactValue.of(Category.CONTACT_EMAIL))));
            put(
                    tests,
                    term,
                    new FactComparison.In(Set.of(FactValue.of(Category.CONTACT), FactValue.of(Category.WORK))));
        }
        for (String day : List.of("subject.left-on", "subject.birth-date")) {
            for (String bound : List.of("0001-01-01", "2008-09-15", "9999-12-31")) {
                put(tests, day, new FactComparison.AtLeast(FactValue.of(LocalDate.parse(bound))));
                put(tests, day, new FactComparison.Below(FactValue.of(LocalDate.parse(bound))));
            }
            put(tests, day, new FactComparison.AtLeast(FactValue.of(Instant.parse("2008-09-15T05:00:00Z"))));
            put(tests, day, new FactComparison.SinceAtLeast(Period.ofMonths(1)));
            put(tests, day, new FactComparison.SinceBelow(Period.ofYears(2)));
        }
        put(tests, "subject.school", new FactComparison.Is(FactValue.of("school")));
        put(tests, "subject.agencies", new FactComparison.Is(FactValue.of("nowhere")));
        tests.put("belongs", new BelongsTo(Set.of(PartyId.of("school"))));
        tests.put("at least 13", new Condition.AgeAtLeast(13));
        tests.put("below 18", new Condition.AgeBelow(18));
        return tests;
    }

    private static void put(Map<String, Condition> tests, String fact, FactComparison comparison) {
        tests.put(fact + " " + comparison.describe(), new Condition.FactTest(fact, comparison));
    }

    @Test
    void what_is_no_value_of_a_fact_leaves_a_row_open_and_what_is_one_is_judged_as_row_by_row() throws Exception {
        List<Cell> cells = all();
        List<String> wrong = new ArrayList<>();
        TestDatabase database = database();
        try (JdbcStoreUnderTest under = new JdbcStoreUnderTest(
                database, TestDatabase::dataSource, VOCABULARY, Clock.fixed(AT, ZoneOffset.UTC))) {
            database.execute(People.CREATE
                    .replace("grade numeric(6, 2)", number())
                    .replace("school varchar(128)", "school varchar(200)"));
            Map<PartyId, Person> people = new LinkedHashMap<>();
            for (Cell cell : cells) {
                PartyId id = PartyId.of("p" + people.size());
                people.put(id, person(id, cell));
                database.execute("insert into people (id, kind, " + cell.column() + ") values ('" + id
                        + "', 'student', " + cell.sql() + ")");
            }
            Tenancy tenancy = new Tenancy(directory(people), VENDOR);
            LedgerFacts facts = LedgerFacts.of(under.stores(), tenancy, VOCABULARY);
            Map<ProcessingRequest, Facts> gathered = new HashMap<>();
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());
            for (Map.Entry<String, Condition> test : tests().entrySet()) {
                for (Condition shape : List.of(
                        test.getValue(),
                        new Condition.Not(test.getValue()),
                        new Condition.Any(List.of(test.getValue(), new Condition.Not(test.getValue()))))) {
                    PolicySet policies = HostileShapesContract.policies(VOCABULARY, shape);
                    Rowwise expected = Rowwise.ofEvaluator(
                            policies,
                            HostileShapesContract.request(),
                            people.keySet(),
                            (about, at) -> gathered.computeIfAbsent(about, one -> facts.factsFor(one, at)),
                            AT);
                    PolicyFilters filters = PolicyFilters.of(
                            statements, MAPPING, policies, tenancy, (JdbcComplianceStores) under.stores());
                    statements.transaction(t -> {
                        PolicyFilter filter = filters.in(t.dsl()).permitted(HostileShapesContract.request(), AT);
                        Rowwise selected = selected(t.dsl(), filter);
                        for (int i = 0; i < cells.size(); i++) {
                            String id = "p" + i;
                            String told = told(selected, id);
                            if (!told.equals(told(expected, id))) {
                                wrong.add((shape == test.getValue()
                                                ? ""
                                                : shape.getClass().getSimpleName() + " ")
                                        + test.getKey() + " of " + cells.get(i).column() + " "
                                        + cells.get(i).sql() + ": "
                                        + told + " instead of " + told(expected, id));
                            }
                        }
                    });
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The column of the numbers: one that can hold all that the database has. */
    String number() {
        return "grade numeric(6, 2)";
    }

    private static String told(Rowwise rows, String id) {
        return rows.permitted().contains(id)
                ? "permitted"
                : rows.open().containsKey(id) ? "open for " + rows.open().get(id) : "denied";
    }

    private static Person person(PartyId id, Cell cell) {
        Person.Builder person = Person.builder().id(id).kind(PersonKind.STUDENT);
        cell.says().ifPresent(says -> {
            switch (cell.column()) {
                case "grade" -> person.putAttributes("grade-level", says).putAttributes("score", says);
                case "interest" -> person.putAttributes("interest", says).putAttributes("club", says);
                case "left_on" -> person.putAttributes("left-on", says);
                case "school" -> {
                    if (says instanceof FactValue.OfText school) {
                        person.agency(PartyId.of(school.value()));
                    }
                }
                default -> {
                    if (says instanceof FactValue.OfDate born) {
                        person.birthDate(born.value());
                    }
                }
            }
        });
        return person.build();
    }

    private static Directory directory(Map<PartyId, Person> people) {
        return new Directory() {
            @Override
            public Agencies agencies() {
                return Agencies.of(List.of(new Agency(
                        PartyId.of("school"),
                        AgencyKind.SCHOOL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ZoneOffset.UTC))));
            }

            @Override
            public Optional<Person> person(PartyId id) {
                return Optional.ofNullable(people.get(id));
            }

            @Override
            public Optional<Organization> organization(PartyId id) {
                return Optional.empty();
            }
        };
    }
}
