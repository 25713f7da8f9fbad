package com.onebackpak.compliance.jdbc.internal.row;

import com.onebackpak.compliance.ledger.StoredInstants;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A query for the rows of one page of a table, by a time and a key: by conditions that are there or not, each with its
 * values. Not thread-safe.
 */
public final class PageQuery {
    private final Table<?> table;
    private final Field<Instant> time;
    private final Field<String> key;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Asks for the tenant's rows in the order of time and key. */
    public PageQuery(Table<?> table, Field<Instant> time, Field<String> key) {
        this.table = table;
        this.time = time;
        this.key = key;
    }

    /** Only rows for which the condition holds; the values are given in the order in which it asks for them. */
    public PageQuery where(Condition condition, Object... given) {
        conditions.add(condition);
        values.addAll(List.of(given));
        return this;
    }

    /** Only rows from one instant on and before another. */
    public PageQuery during(Optional<Instant> since, Optional<Instant> until) {
        since.ifPresent(first -> where(time.ge(TenantQuery.given(time)), StoredInstants.earliestFrom(first)));
        until.ifPresent(end -> where(time.lt(TenantQuery.given(time)), StoredInstants.earliestFrom(end)));
        return this;
    }

    /** The first rows behind a place; the query stays as it is, and can be asked for another. */
    public List<Row> fetch(DSLContext statements, PartyId tenant, Cursor after, int rows) {
        // The second would do, with an equality, but says to no database where in its index to begin
        PageQuery behind = copy().where(time.ge(TenantQuery.given(time)), after.time())
                .where(time.gt(TenantQuery.given(time)).or(key.gt(TenantQuery.given(key))), after.time(), after.key());
        // The tenant is one and orders nothing; but H2 reads in an index's order only what is ordered by all its
        // columns, and
        // would else read and sort all that is left for each page
        return TenantQuery.where(table, behind.conditions.toArray(Condition[]::new))
                .orderedBy(TenantQuery.tenant(table), time, key)
                .first(rows)
                .fetch(statements, tenant, behind.values.toArray());
    }

    private PageQuery copy() {
        PageQuery copy = new PageQuery(table, time, key);
        copy.conditions.addAll(conditions);
        copy.values.addAll(values);
        return copy;
    }
}
