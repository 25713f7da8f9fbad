package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Filters within one transaction of the host's. The first that asks the ledgers links the rows of the host's table to them,
 * once for all filters of the session: by temporary tables of its own that are gone when the transaction ends.
 *
 * <p>What happens after the rows are linked is not seen: rows that are inserted, rows whose agency changes, first records
 * about somebody, consents that are amended to name others. Keep sessions short, and begin a new one for each question that
 * must see what is new. After a rollback to a savepoint that takes the links, its filters select nothing or fail. Not
 * thread-safe.
 */
public final class FilterSession {
    private static final int PORTION = 10_000;

    /** A transaction may have several sessions, each with tables of its own. */
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private final PolicyFilters filters;
    private final DSLContext statements;
    private final JdbcComplianceStores stores;
    private final org.jooq.Condition among;
    private int number;
    private boolean isLinked;
    private int made;

    FilterSession(PolicyFilters filters, DSLContext statements, org.jooq.Condition among) {
        this.filters = filters;
        this.statements = statements;
        this.among = among;
        this.stores = filters.stores().joining(statements);
    }

    /**
     * The filter of the rows about whose subject a request is permitted, by all that is on record.
     *
     * @param request the request, its subject named by kind alone
     * @param at the instant for which to decide
     * @throws PolicyFilterException if a rule that matters cannot be said in SQL, a party of the request may be one of the
     *     rows, a row can be linked to nobody, or the links were rolled back
     * @throws DatabaseException if the rows could not be linked
     */
    public PolicyFilter permitted(ProcessingRequest request, Instant at) {
        return filter(request, new AsOf(at, Instant.MAX, filters.skew()));
    }

    /** The filter by what was known at the instant for which to decide; the table tells what it says today. */
    public PolicyFilter permittedAsKnownAt(ProcessingRequest request, Instant knownAt) {
        return filter(request, new AsOf(knownAt, knownAt, Duration.ZERO));
    }

    private PolicyFilter filter(ProcessingRequest request, AsOf asOf) {
        if (request.subjectKind().isEmpty()) {
            throw new IllegalArgumentException("a filter's request must leave its subject open and name it by kind");
        }
        requireNoRow(request);
        if (!isLinked) {
            number = SESSIONS.incrementAndGet(); // anew after linking failed half way
        }
        SessionTables tables = new SessionTables(number, ++made);
        RequestFolding folding = filters.folding(stores, request, asOf, tables);
        FoldedDecision decision = new FoldedDecision(folding.request().categories().stream()
                .sorted(Comparator.comparing(Category::path))
                .map(category -> decided(folding, category))
                .toList());
        PolicyFilter filter = new PolicyFilter(statements, filters.table().mapping(), decision, tables, among);
        if (filter.asksLedgers()) {
            try {
                link(tables);
                mark(tables);
                if (filter.mentions(SessionTables.NAMING)) {
                    findNaming(tables, request.recipient().orElseThrow(), asOf);
                }
            } catch (DataAccessException e) {
                throw DatabaseException.of("the rows of the table could not be linked", e);
            }
        }
        return filter;
    }

    /** The filter's mark hangs on that of the links, which a rollback to a savepoint may have taken. */
    private void mark(SessionTables tables) {
        int marked = statements.execute("insert into " + tables.naming()
                + " (filter_number, tenant, record_key) select "
                + tables.filter() + ", tenant, tenant from " + tables.links() + " where tenant = '" + SessionTables.MARK
                + "'");
        if (marked != 1) {
            throw new PolicyFilterException("what the session had linked was rolled back; begin a new session");
        }
    }

    /** Whoever is both a party and a row would have facts of which the table says some and the directory others. */
    private void requireNoRow(ProcessingRequest request) {
        Set<PersonKind> kinds = filters.table().mapping().kinds();
        Map<String, Optional<PartyId>> parties = Map.of(
                "actor", Optional.of(request.actor()),
                "recipient", request.recipient(),
                "requester", request.requester());
        parties.forEach((role, party) -> party.flatMap(filters.tenancy().directory()::person)
                .map(Person::kinds)
                .filter(are -> kinds.isEmpty()
                        || are.stream().anyMatch(is -> kinds.stream().anyMatch(is::touches)))
                .ifPresent(are -> {
                    throw new PolicyFilterException("the " + role + " '" + party.orElseThrow()
                            + "' may be one of the people of the table; decide about each subject instead");
                }));
    }

    /** What is decided of a category, in each role of the recipient. */
    private List<FoldedDecision.Role> decided(RequestFolding folding, Category category) {
        Set<RecipientKind> roles = folding.rows().roles();
        List<Optional<RecipientKind>> each = roles.size() < 2
                ? List.of(Optional.empty())
                : roles.stream()
                        .sorted(Comparator.comparing(RecipientKind::path))
                        .map(Optional::of)
                        .toList();
        return each.stream().map(role -> bySort(folding, category, role)).toList();
    }

    /** Of each sort of people apart, where a column says what they are. */
    private FoldedDecision.Role bySort(RequestFolding folding, Category category, Optional<RecipientKind> role) {
        CheckedTable table = filters.table();
        List<Set<PersonKind>> sorts = table.sorts(filters.policies().vocabulary());
        Map<FoldedDecision.Role, List<String>> alike = new HashMap<>();
        for (Set<PersonKind> kinds : sorts) {
            FoldedDecision.Role decided = decided(folding, new RequestFolding.Sort(kinds, category, role));
            if (table.kind().isEmpty()) {
                return decided;
            }
            alike.computeIfAbsent(decided, none -> new ArrayList<>())
                    .add(kinds.iterator().next().path());
        }
        Field<String> kind = table.kind().orElseThrow();
        List<Residual> forbids = new ArrayList<>();
        List<Residual> permits = new ArrayList<>();
        alike.forEach((decided, paths) -> {
            Residual is = Residual.Asked.always(kind.in(Choice.inlined(paths)));
            forbids.add(Residual.all(is, decided.forbids()));
            permits.add(Residual.all(is, decided.permits()));
        });
        forbids.add(Residual.all(
                Residual.Asked.always(kind.notIn(
                        Choice.inlined(filters.policies().vocabulary().paths(Dimension.PERSON)))),
                Residual.Known.unknown(PolicyFilter.UNKNOWN_KIND)));
        return new FoldedDecision.Role(Residual.any(forbids), Residual.any(permits));
    }

    private FoldedDecision.Role decided(RequestFolding folding, RequestFolding.Sort sort) {
        Set<String> unknown = folding.rows().unknownTerms(sort.kinds());
        if (!unknown.isEmpty()) {
            return new FoldedDecision.Role(new Residual.Known(Truth.UNKNOWN, unknown), Residual.Known.FALSE);
        }
        if (sort.kinds().stream().anyMatch(CheckedTable::mayBeParent)) {
            return new FoldedDecision.Role(Residual.Known.unknown("subject.children"), Residual.Known.FALSE);
        }
        RuleFolding rules = new RuleFolding(folding, sort);
        List<Residual> forbids = new ArrayList<>();
        List<Residual> permits = new ArrayList<>();
        for (Policy policy : filters.policies().inEffectAt(folding.asOf().at())) {
            for (Rule rule : policy.rules()) {
                Residual fires = fires(rules, policy, rule);
                (rule.effect() == Effect.PERMIT ? permits : forbids).add(fires);
            }
        }
        return new FoldedDecision.Role(Residual.any(forbids), Residual.any(permits));
    }

    /** What a rule's target or its policy's scope rules out is not looked at further. */
    private static Residual fires(RuleFolding rules, Policy policy, Rule rule) {
        Residual target = new Condition.RequestMatches(rule.target()).interpret(rules);
        if (target.equals(Residual.Known.FALSE)) {
            return target;
        }
        Residual scope = policy.scopeOf(rule.effect()).interpret(rules);
        if (scope.equals(Residual.Known.FALSE)) {
            return scope;
        }
        Residual fires = Residual.all(scope, rule.fires().interpret(rules));
        fires.visit(part -> {
            if (part instanceof Residual.Unsayable unsayable) {
                throw new PolicyFilterException("rule '" + rule.id() + "' of policy '" + policy.id() + "' ("
                        + rule.cites().stream().map(Citation::toString).collect(Collectors.joining(", "))
                        + ") cannot be a filter: " + place(rule, rules, unsayable) + ": " + unsayable.construct()
                        + "; decide about each subject instead");
            }
        });
        return fires;
    }

    private static String place(Rule rule, RuleFolding rules, Residual.Unsayable unsayable) {
        return rule.exemptions().stream()
                .filter(exemption -> exemption
                        .when()
                        .tests()
                        .anyMatch(test -> test.interpret(rules).equals(unsayable)))
                .map(exemption -> "in its exemption '" + exemption.name() + "'")
                .findFirst()
                .orElse("in its condition");
    }

    /** Links the subjects about whom anything is on record to the keys under which it is. */
    private void link(SessionTables tables) {
        if (isLinked) {
            return;
        }
        create(
                tables.links(),
                "subject varchar(128) not null, tenant varchar(128) not null, key_id uuid not null,"
                        + " primary key (subject)");
        create(
                tables.naming(),
                "filter_number integer not null, tenant varchar(128) not null, record_key varchar(128) not null,"
                        + " primary key (filter_number, tenant, record_key)");
        CheckedTable table = filters.table();
        List<Field<?>> columns = new ArrayList<>(List.of(table.id()));
        table.agency().ifPresent(columns::add);
        Map<PartyId, Portion> portions = new HashMap<>();
        try (Cursor<Record> rows = statements
                .select(columns)
                .from(table.mapping().table())
                .where(among)
                .fetchSize(PORTION)
                .fetchLazy()) {
            for (Record row : rows) {
                String subject = Objects.requireNonNull(row.get(table.id()));
                PartyId tenant = table.agency()
                        .map(row::get)
                        .map(this::ofAgency)
                        .orElse(filters.tenancy().vendor());
                portions.computeIfAbsent(tenant, one -> new Portion(tables, one, stores.subjectNames(one)))
                        .add(subject);
            }
        }
        portions.values().forEach(Portion::write);
        statements.execute("insert into " + tables.links() + " (subject, tenant, key_id) values ('" + SessionTables.MARK
                + "', '" + SessionTables.MARK + "', cast('" + UUID.randomUUID() + "' as uuid))");
        if (!isH2()) {
            statements.execute("analyze " + tables.links());
        }
        isLinked = true;
    }

    private PartyId ofAgency(String agency) {
        return PartyId.find(agency)
                .filter(known ->
                        filters.tenancy().directory().agencies().find(known).isPresent())
                .map(filters.tenancy()::ofAgency)
                .orElseThrow(
                        () -> new PolicyFilterException("the table has an agency that the directory does not know"));
    }

    private void create(String table, String columns) {
        statements.connection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create local temporary table " + table + " (" + columns + ") on commit drop"
                        + (isH2() ? " transactional" : ""));
            }
        });
    }

    private boolean isH2() {
        return statements.family() == org.jooq.SQLDialect.H2;
    }

    /** Some of a tenant's subjects, linked together. */
    private final class Portion {
        private final SessionTables tables;
        private final PartyId tenant;
        private final Optional<Function<PartyId, String>> names;
        private final List<String> subjects = new ArrayList<>();

        Portion(SessionTables tables, PartyId tenant, Optional<Function<PartyId, String>> names) {
            this.tables = tables;
            this.tenant = tenant;
            this.names = names;
        }

        void add(String subject) {
            if (PartyId.find(subject).isEmpty()) {
                throw new PolicyFilterException("the table has an id that is none of a party");
            }
            if (names.isPresent()) {
                subjects.add(subject);
                if (subjects.size() == PORTION) {
                    write();
                }
            }
        }

        void write() {
            if (subjects.isEmpty()) {
                return;
            }
            statements.connection(this::write);
            subjects.clear();
        }

        private void write(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("insert into " + tables.links()
                    + " (subject, tenant, key_id) select u.subject, k.tenant, k.key_id"
                    + " from unnest(cast(? as varchar(128) array), cast(? as varchar(64) array)) as u (subject, name)"
                    + " join compliance_subject_key k on k.pseudonym = u.name where k.tenant = ?")) {
                statement.setArray(1, connection.createArrayOf("varchar", subjects.toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "varchar",
                                subjects.stream()
                                        .map(PartyId::of)
                                        .map(names.orElseThrow())
                                        .toArray()));
                statement.setString(3, tenant.value());
                statement.executeUpdate();
            }
        }
    }

    /** Recipients are encrypted: which of the consents that name any name this one is told by reading them. */
    private void findNaming(SessionTables tables, PartyId recipient, AsOf asOf) {
        List<Record> candidates = new ArrayList<>(statements.fetch(LedgerRows.namingRecipients(tables)));
        for (Record candidate : candidates) {
            String tenant = candidate.get(0, String.class);
            String key = candidate.get(1, String.class);
            boolean isNamed = stores.of(PartyId.of(tenant))
                    .consents()
                    .find(RecordKey.of(key), asOf.knownAt())
                    .filter(consent -> consent.value().recipients().contains(recipient))
                    .isPresent();
            if (isNamed) {
                statements
                        .insertInto(DSL.table(DSL.unquotedName(tables.naming())))
                        .values(tables.filter(), tenant, key)
                        .execute();
            }
        }
    }
}
