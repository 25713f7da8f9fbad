package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.filter.PolicyFilter;
import com.onebackpak.compliance.jdbc.filter.PolicyFilters;
import com.onebackpak.compliance.jdbc.filter.SubjectTable;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Which students' work may be used for education, asked of a table of all of them: by a policy's filter, against a query that
 * somebody wrote for this question. Both must select the same students; of some of them, whose records were written by the
 * stores, also the same as the evaluator, asked one by one, and with the same facts missing.
 */
final class FilterBenchmark {
    private static final double TARGET = 0.5;
    private static final int SCHOOLS = 200;
    private static final int WRITTEN_BY_STORES = 1_000;
    private static final int PORTION = 20_000;
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final Instant SINCE = Instant.parse("2026-01-09T08:00:00Z");
    private static final Instant AT = Instant.parse("2026-09-15T10:00:00Z");

    private static final Table<?> STUDENT = DSL.table(DSL.unquotedName("student"));
    private static final Field<String> ID = DSL.field(DSL.unquotedName("student", "id"), SQLDataType.VARCHAR);
    private static final Field<String> SCHOOL = DSL.field(DSL.unquotedName("student", "school"), SQLDataType.VARCHAR);
    private static final Field<LocalDate> BORN = DSL.field(DSL.unquotedName("student", "born"), SQLDataType.LOCALDATE);

    private static final String BY_HAND = "select count(*) from student s where s.school in (select a.agency from"
            + " compliance_agreement a where a.valid_from <= timestamp with time zone '2026-09-15 10:00:00+00:00' and"
            + " (a.terminated_at is null or a.terminated_at > timestamp with time zone '2026-09-15 10:00:00+00:00'))"
            + " and (s.born between date '1920-01-01' and date '2013-09-15' or exists (select 1 from"
            + " compliance_filter_subject l join compliance_consent c on c.tenant = l.tenant and c.key_id = l.key_id"
            + " where l.subject = s.id and c.basis = 'parental-direct' and 'education' = any (c.purposes) and"
            + " c.withdrawn_at is null)) and not exists (select 1 from compliance_filter_subject l join"
            + " compliance_opt_out o on o.tenant = l.tenant and o.key_id = l.key_id where l.subject = s.id and"
            + " o.purpose = 'education' and o.valid_until is null)";

    private final BenchmarkDatabase database;
    private final Effort effort;
    private final JdbcComplianceStores stores;
    private final Tenancy tenancy = new Tenancy(new Students(), VENDOR);

    FilterBenchmark(BenchmarkDatabase database, Effort effort) {
        this.database = database;
        this.effort = effort;
        this.stores = database.newStores();
    }

    /** The students are made up of their numbers: so the directory and the table say the same. */
    private static final class Students implements Directory {
        private final Agencies agencies = Agencies.of(IntStream.rangeClosed(0, SCHOOLS)
                .mapToObj(number -> number == 0
                        ? new Agency(
                                DISTRICT,
                                AgencyKind.DISTRICT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(ZoneOffset.UTC))
                        : new Agency(
                                PartyId.of("school-" + (number - 1)),
                                AgencyKind.SCHOOL,
                                Optional.of(DISTRICT),
                                Optional.empty(),
                                Optional.empty()))
                .toList());

        @Override
        public Agencies agencies() {
            return agencies;
        }

        @Override
        public Optional<Person> person(PartyId id) {
            if (!id.value().startsWith("s-")) {
                return Optional.empty();
            }
            int number = Integer.parseInt(id.value().substring(2));
            Person.Builder person =
                    Person.builder().id(id).kind(PersonKind.STUDENT).birthDate(born(number));
            school(number).map(PartyId::of).ifPresent(person::addAgencies);
            return Optional.of(person.build());
        }

        @Override
        public Optional<Organization> organization(PartyId id) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> born(int number) {
        return number % 53 == 0
                ? Optional.empty()
                : Optional.of(LocalDate.of(2006, 1, 1).plusDays(number % 5_800));
    }

    private static Optional<String> school(int number) {
        return number % 97 == 0 ? Optional.empty() : Optional.of("school-" + number % SCHOOLS);
    }

    List<Ratio> run(String label) throws SQLException {
        fill();
        PolicySet policies = policies();
        List<Ratio> ratios = new ArrayList<>();
        database.inTransaction(statements -> {
            PolicyFilters filters = PolicyFilters.of(
                    statements,
                    SubjectTable.of(STUDENT, ID, PersonKind.STUDENT)
                            .withAgency(SCHOOL)
                            .withBirthDate(BORN),
                    policies,
                    tenancy,
                    stores);
            long start = System.nanoTime();
            PolicyFilter filter = filters.in(statements).permitted(request(Optional.empty()), AT);
            effort.report("filter made and rows linked in " + Ratio.number((System.nanoTime() - start) / 1e9) + " s");
            String byHand = BY_HAND.replace("compliance_filter_subject", links(statements, filter));
            compare(statements, filter, byHand, policies);
            try {
                ratios.add(new Turns(effort, 1)
                        .measured(
                                "filter " + label,
                                TARGET,
                                () -> statements.fetchValue(byHand),
                                () -> statements.fetchCount(STUDENT, filter.condition())));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return ratios;
    }

    /** The session's table of linked rows, as the filter names it. */
    private static String links(DSLContext statements, PolicyFilter filter) {
        Matcher name = Pattern.compile("compliance_filter_subject_[0-9]+")
                .matcher(statements.renderInlined(filter.condition()));
        if (!name.find()) {
            throw new IllegalStateException("the filter asks no ledgers");
        }
        return name.group();
    }

    private void compare(DSLContext statements, PolicyFilter filter, String query, PolicySet policies) {
        int ours = statements.fetchCount(STUDENT, filter.condition());
        int byHand = ((Number) statements.fetchValue(query)).intValue();
        int byBoth = ((Number) statements.fetchValue(query + " and s.id in (select student.id from student where "
                        + statements.renderInlined(filter.condition()) + ")"))
                .intValue();
        if (ours != byHand || ours != byBoth) {
            throw new IllegalStateException(
                    "the filter selects " + ours + ", the query " + byHand + ", both " + byBoth);
        }
        List<String> some = IntStream.rangeClosed(1, WRITTEN_BY_STORES)
                .mapToObj(n -> "s-" + n)
                .toList();
        Set<String> selected = statements
                .select(ID)
                .from(STUDENT)
                .where(filter.condition())
                .and(ID.in(some))
                .fetchSet(ID);
        LedgerFacts facts = LedgerFacts.of(stores, tenancy, VocabularyReader.standard());
        PolicyEvaluator evaluator = PolicyEvaluator.of(policies);
        for (String id : some) {
            ProcessingRequest request = request(Optional.of(PartyId.of(id)));
            if (evaluator.decide(request, facts.factsFor(request, AT), AT).isPermit() != selected.contains(id)) {
                throw new IllegalStateException("the evaluator says otherwise of " + id);
            }
        }
        effort.report("the filter and the query select the same " + ours + " students of " + effort.rows() + "; of "
                + some.size() + " the evaluator was asked one by one");
        statements
                .fetch((statements.family() == SQLDialect.POSTGRES
                                ? "explain (analyze, costs off, timing off) "
                                : "explain ")
                        + "select count(*) from student where " + statements.renderInlined(filter.condition()))
                .forEach(row -> effort.report(row.get(0, String.class)));
    }

    private static ProcessingRequest request(Optional<PartyId> subject) {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.USE)
                .addCategories(Category.WORK)
                .subject(subject)
                .subjectKind(subject.isPresent() ? Optional.empty() : Optional.of(PersonKind.STUDENT))
                .purpose(Purpose.EDUCATION)
                .build();
    }

    private static PolicySet policies() {
        Rule permit = Rule.builder()
                .id("use-for-education")
                .effect(Effect.PERMIT)
                .when(new Condition.All(List.of(
                        new AgreementInForce(),
                        new Condition.Any(List.of(
                                new Condition.AgeAtLeast(13),
                                ConsentGiven.onBasis(Set.of(ConsentBasis.PARENTAL_DIRECT)))))))
                .reason("the agreement covers it, and whoever is younger has a parent's consent")
                .addCites(Citation.parse("B 1"))
                .build();
        Rule forbid = Rule.builder()
                .id("not-against-an-opt-out")
                .effect(Effect.FORBID)
                .when(new Condition.OptedOut(Condition.OptOutScope.PURPOSE))
                .reason("the student has refused")
                .addCites(Citation.parse("B 2"))
                .build();
        return PolicySet.of(
                VocabularyReader.standard(),
                Policy.builder()
                        .id("benchmark")
                        .layer(Layer.VENDOR)
                        .title("A benchmark's")
                        .version("1")
                        .effective(Span.from(SINCE))
                        .citationPrefix("B")
                        .party(VENDOR)
                        .addRules(permit, forbid)
                        .build());
    }

    /** Every fourth student has a parent's consent, every twentieth has refused; half of the schools have an agreement. */
    private void fill() throws SQLException {
        effort.report("fills " + effort.rows() + " students");
        TenantStores ledgers = stores.of(DISTRICT);
        for (int school = 0; school < SCHOOLS; school += 2) {
            ledgers.agreements()
                    .record(
                            RecordKey.of("agreement-" + school),
                            Agreement.builder()
                                    .agency(PartyId.of("school-" + school))
                                    .term(Span.from(SINCE))
                                    .build());
        }
        for (int number = 1; number <= Math.min(effort.rows(), WRITTEN_BY_STORES); number++) {
            PartyId student = PartyId.of("s-" + number);
            if (number % 4 == 0) {
                ledgers.consents()
                        .record(
                                RecordKey.of("consent-" + number),
                                Consent.builder()
                                        .subject(student)
                                        .basis(ConsentBasis.PARENTAL_DIRECT)
                                        .addPurposes(Purpose.EDUCATION)
                                        .given(SINCE)
                                        .build());
            }
            if (number % 20 == 2) {
                ledgers.optOuts()
                        .record(
                                RecordKey.of("opt-out-" + number),
                                new OptOut(student, Optional.of(Purpose.EDUCATION), false, Span.from(SINCE)));
            }
        }
        Function<PartyId, String> names = stores.subjectNames(DISTRICT).orElseThrow();
        database.execute("create table student (id varchar(128) primary key, school varchar(128), born date)");
        for (int first = 1; first <= effort.rows(); first += PORTION) {
            int from = first;
            int to = Math.min(effort.rows(), first + PORTION - 1);
            database.inTransaction(statements -> statements.connection(connection -> {
                insert(
                        connection.prepareStatement("insert into student (id, school, born) select u.i, u.s,"
                                + " cast(u.b as date) from unnest(cast(? as varchar array), cast(? as varchar array),"
                                + " cast(? as varchar array)) as u (i, s, b)"),
                        from,
                        to,
                        n -> true,
                        List.of(
                                n -> "s-" + n,
                                n -> school(n).orElse(null),
                                n -> born(n).map(LocalDate::toString).orElse(null)));
                bulk(connection, names, Math.max(from, WRITTEN_BY_STORES + 1), to);
            }));
        }
        database.analyze();
    }

    /** As the stores would write them, but that nobody can read what is encrypted. */
    private static void bulk(java.sql.Connection connection, Function<PartyId, String> names, int from, int to)
            throws SQLException {
        List<IntFunctionOfText> columns = List.of(
                n -> UUID.nameUUIDFromBytes(("s-" + n).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString(),
                n -> names.apply(PartyId.of("s-" + n)),
                n -> String.valueOf(n));
        String rows = " from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))"
                + " as u (k, p, n)";
        String since = "timestamp with time zone '2026-01-09 08:00:00+00:00'";
        insert(
                connection.prepareStatement("insert into compliance_subject_key (tenant, key_id, pseudonym, subject,"
                        + " wrapped_key, created_at) select 'district-1', cast(u.k as uuid), u.p, cast(u.p as bytea),"
                        + " cast(u.p as bytea), " + since + rows),
                from,
                to,
                n -> n % 4 == 0 || n % 20 == 2,
                columns);
        insert(
                connection.prepareStatement("insert into compliance_consent (tenant, record_key, version, write_key,"
                        + " key_id, basis, purposes, categories, recipients, given_at, learned_at, entry_id) select"
                        + " 'district-1', concat('consent-', u.n), 1, concat('consent-', u.n), cast(u.k as uuid),"
                        + " 'parental-direct', cast(array['education'] as varchar(255) array),"
                        + " cast(array[] as varchar(255) array), cast(substring(u.p from 1 for 45) as bytea), " + since
                        + ", "
                        + since + ", cast(u.k as uuid)" + rows),
                from,
                to,
                n -> n % 4 == 0,
                columns);
        insert(
                connection.prepareStatement("insert into compliance_opt_out (tenant, record_key, version, write_key,"
                        + " key_id, purpose, directory_information, valid_from, learned_at, entry_id) select 'district-1',"
                        + " concat('opt-out-', u.n), 1, concat('opt-out-', u.n), cast(u.k as uuid), 'education', false, "
                        + since + ", " + since + ", cast(u.k as uuid)" + rows),
                from,
                to,
                n -> n % 20 == 2,
                columns);
    }

    private interface IntFunctionOfText {
        @org.jspecify.annotations.Nullable
        String of(int number);
    }

    private static void insert(
            PreparedStatement statement,
            int from,
            int to,
            java.util.function.IntPredicate which,
            List<IntFunctionOfText> columns)
            throws SQLException {
        try (statement) {
            int[] numbers = IntStream.rangeClosed(from, to).filter(which).toArray();
            for (int i = 0; i < columns.size(); i++) {
                IntFunctionOfText column = columns.get(i);
                Array cells = statement
                        .getConnection()
                        .createArrayOf(
                                "varchar",
                                IntStream.of(numbers).mapToObj(column::of).toArray());
                statement.setArray(i + 1, cells);
            }
            statement.executeUpdate();
        }
    }
}
