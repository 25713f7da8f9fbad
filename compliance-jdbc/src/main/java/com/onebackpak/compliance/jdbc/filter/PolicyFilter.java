package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.party.PartyId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Of which rows a request is permitted: of exactly those whose subject the evaluator, asked one by one, permits it.
 *
 * <p>It is for reading. A decision that is recorded, a permit that is used, is made about one person; and what is to be
 * deleted is planned by keys and claimed under its holds, never {@code delete ... where} a filter: what the rows' other
 * tables hold would stay behind, and what is recorded between the filter and the deletion would not be seen.
 *
 * <p>Not thread-safe; where it asks the ledgers, it can be used in the transaction of its {@link FilterSession} alone.
 */
public final class PolicyFilter {
    /** What stands for the kind of a row that the vocabulary does not know. */
    static final String UNKNOWN_KIND = "vocabulary.person.";

    private final DSLContext statements;
    private final SubjectTable table;
    private final FoldedDecision decision;
    private final Residual permit;
    private final Condition areLinked;
    private final Condition among;
    private final boolean asksLedgers;

    PolicyFilter(
            DSLContext statements, SubjectTable table, FoldedDecision decision, SessionTables tables, Condition among) {
        this.statements = statements;
        this.table = table;
        this.decision = decision;
        this.permit = decision.isPermit();
        this.areLinked = tables.areLinked();
        this.among = among;
        this.asksLedgers = mentions(SessionTables.LINKS);
    }

    /**
     * The condition for a {@code where} over the host's table: true of the rows for which the request is permitted. For
     * others it is false or, where that is what the facts leave, {@code NULL}; so it may be negated no more than any other
     * condition of SQL.
     */
    public Condition condition() {
        return whileLinked(permit);
    }

    /** Whether it permits for every row there could be, of those that its session looks at; told without asking the database. */
    public boolean isAlways() {
        return !permit.mayBe(Truth.FALSE) && !permit.mayBe(Truth.UNKNOWN);
    }

    /** Whether it permits for no row there could be; told without asking the database. Some may be open. */
    public boolean isNever() {
        return !permit.mayBe(Truth.TRUE);
    }

    /** Whether its condition reads the library's ledgers. */
    public boolean asksLedgers() {
        return asksLedgers;
    }

    /**
     * What was linked may be gone while the condition can still be asked: then it holds of no row. Nor does it of rows that the
     * session does not look at: they have no links, as if nobody had refused.
     */
    private Condition whileLinked(Residual residual) {
        Condition holds = asksLedgers ? residual.sql().and(areLinked) : residual.sql();
        return isNarrowed() ? holds.and(among) : holds;
    }

    /** Where all rows are looked at, the text stays as short as it was. */
    private boolean isNarrowed() {
        return !among.equals(DSL.trueCondition());
    }

    /** Told by the text: jOOQ's conditions are opaque. What is missing of an open row may hang on what its being open does not. */
    boolean mentions(String tableName) {
        List<Condition> all = new ArrayList<>(List.of(permit.sql()));
        if (!decision.isOpen().equals(Residual.Known.FALSE)) {
            decision.parts().map(Residual::sql).forEach(all::add);
        }
        return all.stream()
                .anyMatch(condition -> statements.renderInlined(condition).contains(tableName));
    }

    /** The condition of the rows for which the outcome is open, true or false of every row. */
    public Condition isOpen() {
        return whileLinked(decision.isOpen());
    }

    /**
     * The rows for which the outcome is open, and what each of them lacks, ordered by id. All of them are held in memory;
     * {@code among} narrows them, by a range of ids for instance.
     *
     * @param among which rows are looked at
     */
    public List<OpenRow> open(Condition among) {
        if (decision.isOpen().equals(Residual.Known.FALSE)) {
            return List.of();
        }
        IdentityHashMap<Residual.Asked, Field<Boolean>> asked = new IdentityHashMap<>();
        Set<Field<?>> columns = new LinkedHashSet<>(List.of(table.id()));
        table.kind().ifPresent(columns::add);
        decision.parts()
                .forEach(part -> part.visit(each -> {
                    if (each instanceof Residual.Asked one && !asked.containsKey(one)) {
                        Field<Boolean> column = DSL.field(one.sql()).as("compliance_" + asked.size());
                        asked.put(one, column);
                        columns.add(column);
                    }
                }));
        SelectConditionStep<Record> rows = statements
                .select(List.copyOf(columns))
                .from(table.table())
                .where(isOpen())
                .and(among);
        try {
            return rows.orderBy(table.id()).fetch(row -> open(row, asked));
        } catch (DataAccessException e) {
            throw DatabaseException.of("the rows that are open could not be read", e);
        }
    }

    private OpenRow open(Record row, Map<Residual.Asked, Field<Boolean>> asked) {
        Set<String> missing = new LinkedHashSet<>();
        decision.missing(one -> truth(row.get(Objects.requireNonNull(asked.get(one)))))
                .forEach(name -> missing.add(
                        name.equals(UNKNOWN_KIND) ? name + row.get(table.kind().orElseThrow()) : name));
        return new OpenRow(PartyId.of(Objects.requireNonNull(row.get(table.id()))), missing);
    }

    private static Truth truth(@org.jspecify.annotations.Nullable Boolean value) {
        return value == null ? Truth.UNKNOWN : Truth.of(value);
    }

    /** All rows for which the outcome is open, and what each of them lacks. */
    public List<OpenRow> open() {
        return open(DSL.trueCondition());
    }

    /**
     * The condition as text, with all values in it, for another engine that holds the same table: H2, PostgreSQL, Trino and
     * DuckDB. Names are not quoted.
     *
     * @throws PolicyFilterException if it holds text that not every engine reads alike
     * @throws IllegalArgumentException if the dialect is of another engine, which might compare texts otherwise
     */
    public String toSql(SQLDialect dialect) {
        return EngineText.of(condition(), dialect);
    }

    /**
     * The condition as text for Spark SQL 4, of which jOOQ has no dialect: columns are its {@code string}, {@code date},
     * {@code boolean} and numbers but floating ones, in the default collation. It hangs on no setting of a session's.
     *
     * @throws PolicyFilterException if it holds text that Spark reads by its settings
     */
    public String toSparkSql() {
        return EngineText.ofSpark(condition());
    }

    /** The condition of the rows that are open as text, as by {@link #toSql}. */
    public String openToSql(SQLDialect dialect) {
        return EngineText.of(isOpen(), dialect);
    }

    /** The condition of the rows that are open as text, as by {@link #toSparkSql}. */
    public String openToSparkSql() {
        return EngineText.ofSpark(isOpen());
    }
}
