package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class PolicyFilterTest {
    private static final Instant AT = Instant.parse("2026-09-15T10:00:00Z");
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final PartyId FELLOW = PartyId.of("fellow");

    /** What a test does within a transaction. */
    private interface Work {
        void run(DSLContext statements, PolicyFilters filters);
    }

    private static void with(PolicySet policies, SubjectTable table, Work work) throws IOException {
        World world = World.builder()
                .vocabulary(People.VOCABULARY)
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of()))
                .putPeople(
                        FELLOW,
                        Person.builder().id(FELLOW).kind(PersonKind.STUDENT).build())
                .build();
        TestDatabase database = H2TestDatabase.installed();
        try (JdbcStoreUnderTest under = new JdbcStoreUnderTest(
                database, TestDatabase::dataSource, People.VOCABULARY, Clock.fixed(AT, ZoneOffset.UTC))) {
            database.execute(People.CREATE);
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());
            PolicyFilters filters = PolicyFilters.of(
                            statements, table, policies, new Tenancy(world, VENDOR), (JdbcComplianceStores)
                                    under.stores())
                    .withDefaultZone(ZoneId.of("UTC"));
            statements.transaction(t -> work.run(t.dsl(), filters));
        }
    }

    private static Rule.Builder permitting(Condition condition) {
        return Rule.builder()
                .id("permit-it")
                .effect(Effect.PERMIT)
                .when(condition)
                .reason("because")
                .addCites(Citation.parse("Backpak C1"));
    }

    private static PolicySet policies(Rule... rules) {
        return PolicySet.of(
                People.VOCABULARY,
                Policy.builder()
                        .id("pack")
                        .layer(Layer.VENDOR)
                        .title("A pack")
                        .version("1")
                        .effective(Span.from(Instant.EPOCH))
                        .citationPrefix("Backpak")
                        .party(VENDOR)
                        .addRules(rules)
                        .build());
    }

    private static ProcessingRequest request() {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.USE)
                .addCategories(Category.WORK)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.SERVICE)
                .build();
    }

    private static Condition fact(String name, FactComparison comparison) {
        return new Condition.FactTest(name, comparison);
    }

    @Test
    void what_hangs_on_no_row_is_always_or_never_and_no_query_is_needed() throws IOException {
        with(policies(permitting(Condition.always()).build()), People.mapping(true), (statements, filters) -> {
            PolicyFilter filter = filters.in(statements).permitted(request(), AT);

            assertThat(filter.isAlways()).isTrue();
            assertThat(filter.isNever()).isFalse();
            assertThat(filter.asksLedgers()).isFalse();
            assertThat(filter.toSql(SQLDialect.POSTGRES)).isEqualTo("true");
        });
        with(
                policies(permitting(new Condition.Flag("recipient.integral")).build()),
                People.mapping(true),
                (statements, filters) -> {
                    PolicyFilter filter = filters.in(statements)
                            .permitted(
                                    request().toBuilder()
                                            .action(Action.DISCLOSE)
                                            .recipientKind(RecipientKind.APPLICATION)
                                            .build(),
                                    AT);

                    assertThat(filter.isNever()).isTrue();
                    assertThat(filter.isAlways()).isFalse();
                });
        with(
                policies(permitting(new Condition.Flag("subject.boarding")).build()),
                People.mapping(true),
                (statements, filters) -> {
                    PolicyFilter filter = filters.in(statements).permitted(request(), AT);

                    assertThat(filter.isAlways()).isFalse();
                    assertThat(filter.isNever()).isFalse();
                });
    }

    @Test
    void a_condition_is_plain_sql_over_the_hosts_columns() throws IOException {
        with(
                policies(permitting(new Condition.All(List.of(
                                new Condition.AgeAtLeast(13),
                                fact("subject.grade-level", new FactComparison.AtLeast(FactValue.of(8))))))
                        .build()),
                People.mapping(true),
                (statements, filters) -> {
                    PolicyFilter filter = filters.in(statements).permitted(request(), AT);

                    assertThat(filter.toSql(SQLDialect.TRINO))
                            .contains("people.grade >= 8")
                            .contains("people.born");
                    for (SQLDialect dialect : List.of(SQLDialect.H2, SQLDialect.POSTGRES, SQLDialect.DUCKDB)) {
                        assertThat(filter.toSql(dialect)).isEqualTo(filter.toSql(SQLDialect.TRINO));
                    }
                });
    }

    @Test
    void text_that_engines_read_differently_is_no_part_of_a_filters_text() throws IOException {
        with(
                policies(permitting(fact("subject.house", new FactComparison.Is(FactValue.of("a\\b"))))
                        .build()),
                People.mapping(true),
                (statements, filters) -> {
                    PolicyFilter filter = filters.in(statements).permitted(request(), AT);

                    assertThatThrownBy(() -> filter.toSql(SQLDialect.TRINO))
                            .isInstanceOf(PolicyFilterException.class)
                            .hasMessage("the filter compares a text with a backslash in it, which engines read"
                                    + " differently; use the condition, where it is a parameter");
                });
    }

    @Test
    void what_spark_reads_by_its_settings_is_no_part_of_a_filters_text_for_it() throws IOException {
        for (String house : List.of("o'neil", "the \"b\"", "${spark.app.name}")) {
            with(
                    policies(permitting(fact("subject.house", new FactComparison.Is(FactValue.of(house))))
                            .build()),
                    People.mapping(true),
                    (statements, filters) -> {
                        PolicyFilter filter = filters.in(statements).permitted(request(), AT);

                        assertThat(filter.toSql(SQLDialect.DUCKDB)).contains(house.replace("'", "''"));
                        assertThatThrownBy(filter::toSparkSql)
                                .isInstanceOf(PolicyFilterException.class)
                                .hasMessage("the filter has a name or a text with a quote or a '${' in it, which Spark"
                                        + " reads differently by its settings");
                    });
        }
        with(
                policies(permitting(fact(
                                "subject.house",
                                new FactComparison.In(Set.of(FactValue.of(""), FactValue.of("a"), FactValue.of("b")))))
                        .build()),
                People.mapping(true),
                (statements, filters) -> assertThat(
                                filters.in(statements).permitted(request(), AT).toSparkSql())
                        .contains("people.house in ('', 'a', 'b')"));
    }

    @Test
    void a_number_is_written_without_an_exponent_which_engines_take_for_a_floating_one() throws IOException {
        with(
                policies(permitting(fact("subject.grade-level", new FactComparison.AtLeast(FactValue.of(1000))))
                        .build()),
                People.mapping(true),
                (statements, filters) -> {
                    PolicyFilter filter = filters.in(statements).permitted(request(), AT);

                    assertThat(filter.toSql(SQLDialect.DUCKDB)).contains("people.grade >= 1000");
                    assertThat(filter.toSparkSql()).contains("people.grade >= 1000");
                });
    }

    @Test
    void there_is_no_text_for_an_engine_that_may_compare_texts_otherwise() throws IOException {
        with(policies(permitting(Condition.always()).build()), People.mapping(true), (statements, filters) -> {
            PolicyFilter filter = filters.in(statements).permitted(request(), AT);

            assertThatThrownBy(() -> filter.toSql(SQLDialect.MYSQL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a filter's text must be for H2, PostgreSQL, Trino or DuckDB, not for MySQL");
        });
    }

    @Test
    void a_rule_that_sql_cannot_say_is_refused_by_its_name_its_citation_and_the_construct() throws IOException {
        Condition same = fact("subject.house", new FactComparison.Same("subject.school"));
        with(
                policies(permitting(same).build()),
                People.mapping(true),
                (statements, filters) -> assertThatThrownBy(
                                () -> filters.in(statements).permitted(request(), AT))
                        .isInstanceOf(PolicyFilterException.class)
                        .hasMessage(
                                "rule 'permit-it' of policy 'pack' (Backpak C1) cannot be a filter: in its condition:"
                                        + " subject.house is the same as subject.school (a column compared with another fact);"
                                        + " decide about each subject instead"));

        Condition left = fact("subject.enrolled-until", new FactComparison.Below(FactValue.of(LocalDate.EPOCH)));
        Rule forbidding = Rule.builder()
                .id("forbid-it")
                .effect(Effect.FORBID)
                .addExemptions(new Exemption("leavers", left, List.of(), List.of(Citation.parse("Backpak C2"))))
                .reason("because")
                .addCites(Citation.parse("Backpak C1"))
                .build();
        with(
                policies(forbidding),
                People.mapping(true),
                (statements, filters) -> assertThatThrownBy(
                                () -> filters.in(statements).permitted(request(), AT))
                        .hasMessage(
                                "rule 'forbid-it' of policy 'pack' (Backpak C1) cannot be a filter: in its exemption"
                                        + " 'leavers': subject.enrolled-until is below 1970-01-01 (told by the ledger of"
                                        + " occurrences); decide about each subject instead"));
    }

    @Test
    void what_sql_cannot_say_does_not_matter_where_it_decides_nothing() throws IOException {
        Condition same = fact("subject.house", new FactComparison.Same("subject.school"));
        with(
                policies(permitting(new Condition.Any(List.of(Condition.always(), same)))
                        .build()),
                People.mapping(true),
                (statements, filters) -> assertThat(
                                filters.in(statements).permitted(request(), AT).isAlways())
                        .isTrue());
    }

    @Test
    void a_party_that_may_be_one_of_the_rows_is_refused() throws IOException {
        with(policies(permitting(Condition.always()).build()), People.mapping(true), (statements, filters) -> {
            ProcessingRequest toFellow = request().toBuilder()
                    .action(Action.DISCLOSE)
                    .recipient(FELLOW)
                    .build();

            assertThatThrownBy(() -> filters.in(statements).permitted(toFellow, AT))
                    .isInstanceOf(PolicyFilterException.class)
                    .hasMessage("the recipient 'fellow' may be one of the people of the table;"
                            + " decide about each subject instead");
        });
    }

    @Test
    void a_request_must_leave_its_subject_open() throws IOException {
        with(policies(permitting(Condition.always()).build()), People.mapping(true), (statements, filters) -> {
            ProcessingRequest aboutOne = request().toBuilder()
                    .subjectKind(java.util.Optional.empty())
                    .subject(FELLOW)
                    .build();

            assertThatThrownBy(() -> filters.in(statements).permitted(aboutOne, AT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a filter's request must leave its subject open and name it by kind");
        });
    }

    @Test
    void a_mapping_that_does_not_fit_the_table_is_refused_with_all_that_is_wrong() {
        PolicySet policies = policies(permitting(Condition.always()).build());
        assertThatThrownBy(() -> with(
                        policies,
                        SubjectTable.of(People.TABLE, People.HOUSE, PersonKind.STUDENT)
                                .withFact("subject.grade-level", People.BORN)
                                .withFact("subject.boarding", People.ID),
                        (statements, filters) -> {}))
                .isInstanceOf(PolicyFilterException.class)
                .hasMessage("the table people does not fit: its column house may be NULL, and the id must be known of"
                        + " everybody; subject.grade-level is a 'number', and its column born is of type DATE;"
                        + " subject.boarding is a 'boolean', and its column id is of type CHARACTER VARYING");
        assertThatThrownBy(() -> with(
                        policies,
                        People.mapping(true)
                                .withFact("subject.unheard-of", People.HOUSE)
                                .withFact("subject.birth-date", People.BORN),
                        (statements, filters) -> {}))
                .hasMessage("the table people does not fit: 'subject.unheard-of' is no fact about the subject that the"
                        + " vocabulary declares and a host states; 'subject.birth-date' is no fact about the subject"
                        + " that the vocabulary declares and a host states");
    }

    @Test
    void a_column_that_is_not_there_is_told_with_all_else_that_does_not_fit_and_the_nearest() {
        SubjectTable mapping = SubjectTable.of(People.TABLE, People.ID, PersonKind.STUDENT)
                .withAgency(DSL.field(DSL.unquotedName("people", "scool"), SQLDataType.VARCHAR))
                .withBirthDate(DSL.field(DSL.unquotedName("others", "born"), SQLDataType.LOCALDATE))
                .withFact("subject.unheard-of", People.HOUSE)
                .withFact("subject.house", DSL.field(DSL.unquotedName("dwelling"), SQLDataType.VARCHAR))
                .withFact("subject.boarding", People.GRADE);
        for (TestDatabase each : List.of(H2TestDatabase.empty(), PostgresTestDatabase.empty())) {
            try (TestDatabase database = each) {
                database.execute(
                        People.CREATE.replace(" primary key", " not null"),
                        "insert into people (id, kind) values ('a', 'student'), ('a', 'student')");
                DSL.using(database.dataSource(), database.dialect()).transaction(t -> {
                    assertThatThrownBy(() -> CheckedTable.check(t.dsl(), mapping, People.VOCABULARY))
                            .isInstanceOf(PolicyFilterException.class)
                            .message()
                            .isEqualToIgnoringCase(
                                    "the table people does not fit: 'subject.unheard-of' is no fact"
                                            + " about the subject that the vocabulary declares and a host states; it has no"
                                            + " column people.scool; did you mean 'school'?; it has no column others.born; did you mean"
                                            + " 'born'?; it has no column dwelling; subject.boarding is a 'boolean', and its"
                                            + " column grade is of type numeric; its column id has the same id in several rows");
                    assertThat(t.dsl().fetchCount(People.TABLE)).as("goes on").isEqualTo(2);
                });
            }
        }
    }

    @Test
    void a_table_that_is_not_there_is_told_without_the_statement() {
        try (TestDatabase database = PostgresTestDatabase.empty()) {
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());

            assertThatThrownBy(() -> CheckedTable.check(statements, People.mapping(true), People.VOCABULARY))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("the table people could not be read: SQL state 42P01")
                    .hasMessageNotContaining("select");
        }
    }

    @Test
    void a_second_column_for_one_fact_is_refused() {
        SubjectTable mapping = People.mapping(true);

        assertThatThrownBy(() -> mapping.withFact("subject.house", People.INTEREST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'subject.house' has a column already: house");
        assertThatThrownBy(() -> mapping.withAgency(People.HOUSE))
                .hasMessage("the agency has a column already: school");
        assertThatThrownBy(() -> mapping.withBirthDate(People.LEFT_ON))
                .hasMessage("the birth date has a column already: born");
    }

    @Test
    void a_column_that_the_driver_takes_for_a_text_or_a_boolean_and_is_none_is_refused() {
        try (TestDatabase database = PostgresTestDatabase.empty()) {
            database.execute(
                    "create type house as enum ('a', 'b')",
                    People.CREATE
                            .replace("house varchar(40)", "house house")
                            .replace("interest varchar(255)", "interest name")
                            .replace("boarding boolean", "boarding bit(1)"));
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());

            assertThatThrownBy(() -> CheckedTable.check(statements, People.mapping(true), People.VOCABULARY))
                    .hasMessage(
                            "the table people does not fit: subject.boarding is a 'boolean', and its column boarding"
                                    + " is of type bit; subject.house is a 'text', and its column house is of type house;"
                                    + " subject.interest is a 'term', and its column interest is of type name");
        }
        try (TestDatabase database = H2TestDatabase.empty()) {
            database.execute(People.CREATE
                    .replace("house varchar(40)", "house enum('a', 'b')")
                    .replace("interest varchar(255)", "interest char(255)"));
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());

            assertThatThrownBy(() -> CheckedTable.check(statements, People.mapping(true), People.VOCABULARY))
                    .hasMessageContaining("its column house is of type ENUM")
                    .hasMessageContaining("its column interest is of type CHARACTER");
        }
    }

    @Test
    void a_column_that_does_not_tell_a_from_A_is_refused() {
        String expected = "the table people does not fit: the collation of its column id takes texts for equal that"
                + " differ, such as 'a' and 'A'";
        try (TestDatabase database = PostgresTestDatabase.installed()) {
            database.execute(
                    "create collation folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                    People.CREATE.replace("id varchar(128)", "id varchar(128) collate folding"));
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());

            assertThatThrownBy(() -> CheckedTable.check(statements, People.mapping(true), People.VOCABULARY))
                    .isInstanceOf(PolicyFilterException.class)
                    .hasMessage(expected);

            database.execute("alter table people alter house type varchar(40) collate folding");
            SubjectTable unqualified = SubjectTable.of(
                            People.TABLE, DSL.field(DSL.unquotedName("kind"), SQLDataType.VARCHAR), PersonKind.STUDENT)
                    .withFact("subject.house", DSL.field(DSL.unquotedName("House"), SQLDataType.VARCHAR));
            assertThatThrownBy(() -> CheckedTable.check(statements, unqualified, People.VOCABULARY))
                    .hasMessage(expected.replace("column id", "column House"));
        }
        try (TestDatabase database = H2TestDatabase.empty()) {
            database.execute("set collation ENGLISH strength PRIMARY", People.CREATE);
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());

            assertThatThrownBy(() -> CheckedTable.check(statements, People.mapping(true), People.VOCABULARY))
                    .isInstanceOf(PolicyFilterException.class)
                    .hasMessageStartingWith(expected);
        }
        try (TestDatabase database = H2TestDatabase.empty()) {
            database.execute(People.CREATE.replace("house varchar(40)", "house varchar_ignorecase(40)"));
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());

            assertThatThrownBy(() -> CheckedTable.check(statements, People.mapping(true), People.VOCABULARY))
                    .hasMessage("the table people does not fit: subject.house is a 'text', and its column house is of"
                            + " type VARCHAR_IGNORECASE");
        }
    }

    @Test
    void a_column_of_numbers_that_can_hold_what_is_no_number_is_refused() throws IOException {
        try (TestDatabase database = H2TestDatabase.empty()) {
            database.execute(People.CREATE.replace("grade numeric(6, 2)", "grade decfloat"));
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());

            assertThatThrownBy(() -> CheckedTable.check(statements, People.mapping(true), People.VOCABULARY))
                    .hasMessage(
                            "the table people does not fit: subject.grade-level is a 'number', and its column grade is of"
                                    + " type DECFLOAT");
        }
    }

    @Test
    void a_kind_that_the_vocabulary_does_not_know_leaves_the_row_open() throws IOException {
        with(policies(permitting(Condition.always()).build()), People.mapping(false), (statements, filters) -> {
            statements.execute(
                    "insert into people (id, kind) values ('one', 'student'), ('two', 'student.unheard-of')");
            PolicyFilter filter = filters.in(statements).permitted(request(), AT);

            assertThat(Rowwise.ofFilter(statements, filter))
                    .isEqualTo(new Rowwise(
                            Set.of("one"), java.util.Map.of("two", Set.of("vocabulary.person.student.unheard-of"))));
        });
    }

    @Test
    void open_rows_can_be_asked_for_in_portions() throws IOException {
        with(
                policies(permitting(new Condition.Flag("subject.boarding")).build()),
                People.mapping(true),
                (statements, filters) -> {
                    statements.execute("insert into people (id, kind, boarding) values ('a', 'student', true),"
                            + " ('b', 'student', null), ('c', 'student', null)");
                    PolicyFilter filter = filters.in(statements).permitted(request(), AT);

                    assertThat(filter.open(People.ID.gt("b")))
                            .containsExactly(new OpenRow(PartyId.of("c"), Set.of("subject.boarding")));
                });
    }
}
