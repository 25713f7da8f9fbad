package com.onebackpak.compliance.jdbc.filter;

import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;

/** The columns that a mapping names, as the database describes them. Has no state. */
final class MappedColumns {
    /** That there is no such column, or none of this table, by PostgreSQL; that there is none, by H2. */
    private static final Set<String> NO_COLUMN = Set.of("42703", "42P01", "42S22");

    private MappedColumns() {}

    /** What is read of a description. */
    interface Reading {
        void read(ResultSetMetaData columns) throws SQLException;
    }

    /** Reads the description of some columns of a table, and no row. */
    static void read(DSLContext statements, Table<?> table, List<? extends Field<?>> columns, Reading reading) {
        statements.connection(connection -> read(connection, query(statements, table, columns), reading));
    }

    private static String query(DSLContext statements, Table<?> table, List<? extends Field<?>> columns) {
        return statements
                .select(columns)
                .from(table)
                .where(DSL.falseCondition())
                .getSQL(ParamType.INLINED);
    }

    private static void read(Connection connection, String query, Reading reading) throws SQLException {
        try (var statement = connection.prepareStatement(query);
                var rows = statement.executeQuery()) {
            reading.read(rows.getMetaData());
        }
    }

    /**
     * Those whose column is there.
     *
     * @param problems to which is added what is said of the others
     */
    static <T> List<T> there(
            DSLContext statements,
            Table<?> table,
            List<T> wanted,
            Function<T, Field<?>> column,
            List<String> problems) {
        List<T> there = new ArrayList<>();
        statements.connection(connection -> {
            for (T one : wanted) {
                if (isThere(connection, query(statements, table, List.of(column.apply(one))))) {
                    there.add(one);
                } else {
                    Name missing = column.apply(one).getQualifiedName();
                    problems.add("it has no column " + missing.unquotedName()
                            + nearest(missing.last(), known(connection, query(statements, table, List.of()))));
                }
            }
        });
        return there;
    }

    /** Asked so that a transaction in which it is asked goes on. */
    private static boolean isThere(Connection connection, String query) throws SQLException {
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            read(connection, query, columns -> {});
            if (before != null) {
                connection.releaseSavepoint(before);
            }
            return true;
        } catch (SQLException e) {
            if (!NO_COLUMN.contains(e.getSQLState())) {
                throw e;
            }
            if (before != null) {
                connection.rollback(before);
            }
            return false;
        }
    }

    private static List<String> known(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        read(connection, query, columns -> {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i));
            }
        });
        return names;
    }

    private static String nearest(String name, List<String> known) {
        return known.stream()
                .filter(other -> slips(name, other) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(other -> slips(name, other)))
                .map(other -> "; did you mean '" + other + "'?")
                .orElse("");
    }

    /** Letters that are too many, too few or wrong (Levenshtein); capitals are none. */
    private static int slips(String written, String other) {
        String one = written.toLowerCase(Locale.ROOT);
        String another = other.toLowerCase(Locale.ROOT);
        int[] row = IntStream.rangeClosed(0, another.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= another.length(); j++) {
                int wrong = diagonal + (one.charAt(i - 1) == another.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(wrong, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[another.length()];
    }
}
