package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Policies as filters of a host's table of people: what the evaluator says of each row's subject, the database says of all
 * of them. Nothing is approximated; what SQL cannot say is refused, by the rule's name. Immutable, thread-safe.
 *
 * <pre>{@code
 * SubjectTable students = SubjectTable.of(Student.TABLE, Student.ID, PersonKind.STUDENT)
 *         .withAgency(Student.SCHOOL)
 *         .withBirthDate(Student.BORN);
 * PolicyFilters filters = PolicyFilters.of(context, students, policies, tenancy, stores);       // checked, once
 *
 * context.transaction(t -> {
 *     PolicyFilter filter = filters.in(t.dsl()).permitted(request, clock.instant());
 *     var names = t.dsl().select(Student.NAME).from(Student.TABLE).where(filter.condition()).fetch();
 *     for (OpenRow open : filter.open()) {
 *         log.info("{} lacks {}", open.subject(), open.missing());
 *     }
 * });
 * }</pre>
 */
public final class PolicyFilters {
    private final CheckedTable table;
    private final PolicySet policies;
    private final Tenancy tenancy;
    private final JdbcComplianceStores stores;
    private final Optional<ZoneId> defaultZone;
    private final Duration skew;

    private PolicyFilters(
            CheckedTable table,
            PolicySet policies,
            Tenancy tenancy,
            JdbcComplianceStores stores,
            Optional<ZoneId> defaultZone,
            Duration skew) {
        this.table = table;
        this.policies = policies;
        this.tenancy = tenancy;
        this.stores = stores;
        this.defaultZone = defaultZone;
        this.skew = skew;
    }

    /**
     * Filters of a table, whose columns are compared with the database: their types, where they may be {@code NULL}, and
     * whether they tell {@code 'a'} from {@code 'A'}.
     *
     * @param policies by which all its filters are: where policies are replaced, filters are made anew
     * @param tenancy who there is; it and the table say the same of the same people
     * @param stores the ledgers, in the same database as the table
     * @throws PolicyFilterException naming all that does not fit
     */
    public static PolicyFilters of(
            DSLContext statements,
            SubjectTable table,
            PolicySet policies,
            Tenancy tenancy,
            JdbcComplianceStores stores) {
        return new PolicyFilters(
                CheckedTable.check(statements, table, policies.vocabulary()),
                policies,
                tenancy,
                stores,
                Optional.empty(),
                ClockSkew.USUAL);
    }

    /** Returns filters that take the zone for people who belong to no agency, as facts from ledgers do. */
    public PolicyFilters withDefaultZone(ZoneId zone) {
        return new PolicyFilters(table, policies, tenancy, stores, Optional.of(zone), skew);
    }

    /**
     * Returns filters for processes whose clocks disagree by so much at most, instead of {@link ClockSkew#USUAL}.
     *
     * @throws IllegalArgumentException if it is negative or longer than ten minutes
     */
    public PolicyFilters withClockSkew(Duration atMost) {
        return new PolicyFilters(table, policies, tenancy, stores, defaultZone, ClockSkew.checked(atMost));
    }

    /** Begins a session within a transaction of the host's. */
    public FilterSession in(DSLContext transaction) {
        return in(transaction, DSL.trueCondition());
    }

    /**
     * Begins a session that looks at some rows alone, such as those of one district: its filters hold of no others, and no others
     * are linked.
     *
     * @param among which rows
     */
    public FilterSession in(DSLContext transaction, Condition among) {
        return new FilterSession(this, transaction, among);
    }

    RequestFolding folding(JdbcComplianceStores joined, ProcessingRequest request, AsOf asOf, SessionTables tables) {
        new CustodyOrders(joined, asOf)
                .requireNone(
                        Stream.concat(
                                        Stream.of(tenancy.vendor()),
                                        tenancy.directory().agencies().ids().stream()
                                                .map(tenancy::ofAgency))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        request);
        AgencyLedgers ledgers = new AgencyLedgers(joined, tenancy, asOf, request.authorizedApplication());
        return new RequestFolding(
                table, asOf, tables, new RowFacts(tenancy, policies.vocabulary(), defaultZone, ledgers, asOf, request));
    }

    CheckedTable table() {
        return table;
    }

    PolicySet policies() {
        return policies;
    }

    Tenancy tenancy() {
        return tenancy;
    }

    JdbcComplianceStores stores() {
        return stores;
    }

    Duration skew() {
        return skew;
    }
}
