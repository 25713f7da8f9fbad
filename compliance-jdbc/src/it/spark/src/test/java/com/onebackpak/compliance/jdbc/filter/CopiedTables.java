package com.onebackpak.compliance.jdbc.filter;

import java.sql.Date;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;

/**
 * An engine that has copies of the host's table, the ledgers and the session's tables, and is asked by a filter's text. Each
 * instance begins with no table. Not thread-safe.
 */
abstract class CopiedTables implements FilterProperties.Selecting {
    /** Each filter adds to them. */
    static final String OF_SESSION = "compliance_filter_";

    private static final Pattern OURS = Pattern.compile("\\bcompliance_(filter_\\w+|consent|opt_out|hold|request)\\b");
    /** Planning takes longer than all else. */
    static final int MANY = 40;

    private static final Pattern SUBQUERY = Pattern.compile("exists \\(");

    private final Set<String> copied = new HashSet<>();
    private int queries;
    private int many;
    private int unaskedOnes;
    private int rows;
    private long nanos;

    /** How texts, ids, instants, ciphertext and arrays of texts are typed; the rest is typed alike. */
    record Types(String text, String id, String instant, String bytes, String texts) {}

    abstract Types types();

    /**
     * Makes a copy of a table anew.
     *
     * @param columns names and types
     */
    abstract void copy(String table, String columns, List<Object[]> rows) throws SQLException;

    /** The ids of the people of whom a condition is true. */
    abstract List<String> people(String condition) throws SQLException;

    abstract String permitted(PolicyFilter filter);

    abstract String open(PolicyFilter filter);

    /**
     * Whether a condition of more than {@link #MANY} subqueries is asked all the same; what is not, is counted.
     *
     * @param before how many such conditions there were before
     */
    abstract boolean isAsked(int before);

    /** What a filter says of the rows here; what is missing of the open ones is told where it was made. */
    @Override
    public Rowwise selected(DSLContext statements, PolicyFilter filter) throws SQLException {
        Rowwise made = Rowwise.ofFilter(statements, filter);
        Map<String, Set<String>> open = new TreeMap<>();
        for (String id : ask(statements, open(filter), made.open().keySet())) {
            open.put(id, made.open().getOrDefault(id, Set.of()));
        }
        return new Rowwise(new TreeSet<>(ask(statements, permitted(filter), made.permitted())), open);
    }

    Set<String> copied() {
        return copied;
    }

    private Collection<String> ask(DSLContext statements, String condition, Collection<String> unasked)
            throws SQLException {
        if (SUBQUERY.matcher(condition).results().count() > MANY && !isAsked(many++)) {
            unaskedOnes++;
            return unasked;
        }
        copy(statements, "people");
        for (String table : OURS.matcher(condition)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList()) {
            copy(statements, table);
        }
        long begun = System.nanoTime();
        List<String> ids = people(condition);
        nanos += System.nanoTime() - begun;
        queries++;
        rows += statements.fetchCount(People.TABLE);
        return ids;
    }

    private void copy(DSLContext statements, String table) throws SQLException {
        if (copied.add(table) || table.startsWith(OF_SESSION)) {
            Result<Record> rows = statements.fetch("select * from " + table);
            String columns = Arrays.stream(rows.fields())
                    .map(field -> field.getName().toLowerCase(Locale.ROOT) + " " + type(field))
                    .collect(Collectors.joining(", "));
            copy(
                    table,
                    columns,
                    rows.stream()
                            .map(row -> Arrays.stream(row.intoArray())
                                    .map(cell -> cell instanceof Date day ? day.toLocalDate() : cell)
                                    .toArray())
                            .toList());
        }
    }

    private String type(Field<?> field) {
        return switch (field.getType().getSimpleName()) {
            case "String" -> types().text();
            case "UUID" -> types().id();
            case "OffsetDateTime" -> types().instant();
            case "byte[]" -> types().bytes();
            case "String[]", "Object[]" -> types().texts();
            case "Boolean" -> "boolean";
            case "Integer" -> "int";
            case "Date" -> "date";
            case "BigDecimal" ->
                "decimal(" + field.getDataType().precision() + ", "
                        + field.getDataType().scale() + ")";
            default -> throw new IllegalStateException(field + " of " + field.getType());
        };
    }

    @Override
    public void close() throws SQLException {
        System.out.println(getClass().getSimpleName() + ": " + queries + " conditions asked of " + rows + " rows, in "
                + Duration.ofNanos(nanos).toMillis() / 1000.0 + " s; " + unaskedOnes
                + " with many subqueries were not asked");
    }
}
