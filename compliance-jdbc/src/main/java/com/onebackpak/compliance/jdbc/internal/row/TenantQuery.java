package com.onebackpak.compliance.jdbc.internal.row;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;

import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import com.onebackpak.compliance.party.PartyId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A query for rows of one table and one tenant: that it asks for the tenant is not for its author to remember. jOOQ
 * renders it once for each database, and not at each look-up, which would cost more than the look-up itself. Immutable,
 * thread-safe.
 */
public final class TenantQuery {
    private final Source source;
    private final List<Condition> conditions;
    private final List<OrderField<?>> order;
    private final Optional<Integer> limit;
    private final Field<?>[] columns;
    private final CellType[] types;
    private final Map<SQLDialect, String> rendered = new ConcurrentHashMap<>();

    private TenantQuery(
            Source source,
            Field<?>[] columns,
            List<Condition> conditions,
            List<OrderField<?>> order,
            Optional<Integer> limit) {
        this.source = source;
        this.conditions = conditions;
        this.order = order;
        this.limit = limit;
        this.columns = columns;
        this.types = Arrays.stream(columns).map(CellType::of).toArray(CellType[]::new);
    }

    /**
     * What is read.
     *
     * @param table the table whose rows are the tenant's
     * @param from the same, joined with what is read beside
     * @param given how many values are given for that, before the tenant
     */
    private record Source(Table<?> table, Table<?> from, int given) {}

    /** A query for the tenant's rows for which all conditions hold. */
    public static TenantQuery where(Table<?> table, Condition... conditions) {
        return new TenantQuery(
                new Source(table, table, 0), table.fields(), List.of(conditions), List.of(), Optional.empty());
    }

    /** The same rows, ordered. */
    public TenantQuery orderedBy(OrderField<?>... columnsInOrder) {
        return new TenantQuery(source, columns, conditions, List.of(columnsInOrder), limit);
    }

    /** The first of the rows and no other. */
    public TenantQuery first() {
        return first(1);
    }

    /** As many of the first of the rows, and no others. */
    public TenantQuery first(int rows) {
        return new TenantQuery(source, columns, conditions, order, Optional.of(rows));
    }

    /** The same rows, of which only these columns are read. */
    public TenantQuery only(Field<?>... columnsToRead) {
        return new TenantQuery(source, columnsToRead.clone(), conditions, order, limit);
    }

    /** The same rows, each once for each row of another table with which all conditions hold. */
    public TenantQuery with(Table<?> other) {
        Source both = new Source(source.table, source.table.crossJoin(other), 0);
        return new TenantQuery(both, columns, conditions, order, limit);
    }

    /**
     * The same rows, each once for each row of another table with which a condition holds, and where there is none, once
     * with nothing in the columns of that one.
     *
     * @param holds the condition; its values are given before those of the others
     */
    public TenantQuery withAny(Table<?> other, Condition holds) {
        int given = DSL.using(SQLDialect.DEFAULT).extractBindValues(holds).size();
        Source both = new Source(source.table, source.table.leftJoin(other).on(holds), given);
        return new TenantQuery(both, columns, conditions, order, limit);
    }

    /** What a condition compares a column with; the values are given when the query runs, in the conditions' order. */
    public static <V> Param<V> given(Field<V> column) {
        return DSL.param(column.getName(), column);
    }

    /** The tenant's row, if there is one. */
    public Optional<Row> find(DSLContext statements, PartyId tenant, Object... values) {
        return fetch(statements, tenant, values).stream().findFirst();
    }

    /** The tenant's rows. */
    public List<Row> fetch(DSLContext statements, PartyId tenant, Object... values) {
        return fetchAll(statements, tenant, List.of(asked(values))).get(0);
    }

    /** This query, asked with these values. */
    public Asked asked(Object... values) {
        return new Asked(this, List.of(values));
    }

    /** The tenant's rows for each of the queries, in their order; asked in one {@link RoundTrip}. */
    public static List<List<Row>> fetchAll(DSLContext statements, PartyId tenant, List<Asked> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        SQLDialect family = statements.family();
        List<OfTenant> questions = all.stream()
                .map(asked -> new OfTenant(asked, family, tenant, new ArrayList<>()))
                .toList();
        statements.connection(connection -> RoundTrip.ask(connection, family, questions));
        return questions.stream().map(OfTenant::rows).toList();
    }

    /** Tells the tenant's rows some at a time; within a transaction no more than those are in memory. */
    public void eachPage(DSLContext statements, PartyId tenant, int rows, Consumer<List<Row>> page) {
        OfTenant question = new OfTenant(asked(), statements.family(), tenant, new ArrayList<>());
        statements.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(question.sql())) {
                statement.setFetchSize(rows);
                question.bindTo(statement, 1);
                try (ResultSet results = statement.executeQuery()) {
                    List<Row> next = new ArrayList<>();
                    while (results.next()) {
                        next.add(row(results));
                        if (next.size() == rows) {
                            page.accept(next);
                            next = new ArrayList<>();
                        }
                    }
                    page.accept(next);
                }
            }
        });
    }

    private record OfTenant(Asked asked, SQLDialect family, PartyId tenant, List<Row> rows)
            implements RoundTrip.Question {
        @Override
        public String sql() {
            return asked.query.rendered.computeIfAbsent(family, asked.query::render);
        }

        @Override
        public int bindTo(PreparedStatement statement, int from) throws SQLException {
            int next = from;
            int first = asked.query.source.given;
            for (Object value : asked.values.subList(0, first)) {
                CellType.bindTo(statement, next++, value);
            }
            statement.setString(next++, tenant.value());
            for (Object value : asked.values.subList(first, asked.values.size())) {
                CellType.bindTo(statement, next++, value);
            }
            return next;
        }

        @Override
        public void read(ResultSet results) throws SQLException {
            while (results.next()) {
                rows.add(asked.query.row(results));
            }
        }
    }

    private Row row(ResultSet results) throws SQLException {
        @Nullable Object[] cells = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            cells[i] = types[i].cell(results, i + 1);
        }
        return new Row(columns, cells);
    }

    /** A query and the values that it is asked with, in the order of its conditions. */
    public record Asked(TenantQuery query, List<Object> values) {}

    private String render(SQLDialect dialect) {
        var select = DSL.using(dialect, Databases.settings())
                .select(columns)
                .from(source.from)
                .where(tenant(source.table).eq(given(tenant(source.table))))
                .and(DSL.and(conditions))
                .orderBy(order);
        return limit.map(rows -> select.limit(DSL.inline(rows)).getSQL()).orElseGet(select::getSQL);
    }

    /** The column of a table that says whose its rows are. */
    static Field<String> tenant(Table<?> table) {
        return column(table, COMPLIANCE_CONSENT.TENANT);
    }

    /** The column of a table that has the name and the type of another's. */
    public static <V> Field<V> column(Table<?> table, Field<V> namesake) {
        return Objects.requireNonNull(table.field(namesake), () -> table.getName() + "." + namesake.getName());
    }
}
