package com.onebackpak.compliance.jdbc.internal.schema;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the database says of the tables that begin with our prefix; all names in lower case. */
final class ActualSchema {
    private static final String PREFIX = "compliance_";

    private final Table<String, String, Column> columns = HashBasedTable.create();
    private final Map<String, TableKeys> keys = new TreeMap<>();
    private final ImmutableTable<String, String, String> checks;
    private final ImmutableListMultimap<String, String> meddling;

    private ActualSchema(
            ImmutableTable<String, String, String> checks, ImmutableListMultimap<String, String> meddling) {
        this.checks = checks;
        this.meddling = meddling;
    }

    /** Reads the schema that is current on the connection, but not the table in which a migration tool keeps its own. */
    static ActualSchema read(Connection connection, String historyTable) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String schema = connection.getSchema();
        String escape = database.getSearchStringEscape();
        String pattern = (database.storesUpperCaseIdentifiers() ? PREFIX.toUpperCase(Locale.ROOT) : PREFIX)
                        .replace("_", escape + "_")
                + "%";
        ActualSchema result = new ActualSchema(checks(connection, schema), Meddling.with(connection, schema));
        Map<String, String> writtenNames = new LinkedHashMap<>();
        try (ResultSet rows = database.getColumns(null, schema.replace("_", escape + "_"), pattern, "%")) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!table.equalsIgnoreCase(historyTable)) {
                    writtenNames.put(lower(table), table);
                    result.columns.put(
                            lower(table),
                            lower(rows.getString("COLUMN_NAME")),
                            new Column(
                                    ColumnType.actual(
                                            rows.getInt("DATA_TYPE"),
                                            rows.getString("TYPE_NAME"),
                                            rows.getInt("COLUMN_SIZE"),
                                            rows.getInt("DECIMAL_DIGITS")),
                                    rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                                    rows.getString("COLUMN_DEF") != null));
                }
            }
        }
        for (Map.Entry<String, String> name : writtenNames.entrySet()) {
            result.keys.put(name.getKey(), TableKeys.read(database, schema, name.getValue()));
        }
        return result;
    }

    /** The newest version of which a script said that it ran to its end. */
    static OptionalInt newestVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select max(version) from compliance_schema")) {
            rows.next();
            int version = rows.getInt(1);
            return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        }
    }

    /** By table and name. PostgreSQL also says there which rows a check is not asked of. */
    private static ImmutableTable<String, String, String> checks(Connection connection, String schema)
            throws SQLException {
        boolean isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        String query = isPostgres
                ? "select c.relname, k.conname, substr(pg_get_constraintdef(k.oid), 6) from pg_constraint k"
                        + " join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = ? and k.contype = 'c'"
                : "select t.table_name, t.constraint_name, c.check_clause from information_schema.table_constraints t"
                        + " join information_schema.check_constraints c"
                        + " on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name"
                        + " where t.table_schema = ? and t.constraint_type = 'CHECK'";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, schema);
            ImmutableTable.Builder<String, String, String> checks = ImmutableTable.builder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    checks.put(
                            lower(rows.getString(1)),
                            lower(rows.getString(2)),
                            CheckText.of(String.valueOf(rows.getString(3))));
                }
            }
            return checks.build();
        }
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    boolean hasTable(String table) {
        return columns.containsRow(table);
    }

    Optional<Column> column(String table, String column) {
        return Optional.ofNullable(columns.get(table, column));
    }

    /** The columns of which every new row must give a value. */
    Collection<String> demandedColumns(String table) {
        return columns.row(table).entrySet().stream()
                .filter(entry ->
                        !entry.getValue().nullable() && !entry.getValue().hasDefault())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<String> primaryKey(String table) {
        return keysOf(table).primary();
    }

    Set<List<String>> uniqueKeys(String table) {
        return keysOf(table).unique();
    }

    Set<List<String>> indexes(String table) {
        return keysOf(table).indexes();
    }

    Set<List<String>> foreignKeys(String table) {
        return keysOf(table).foreign();
    }

    /** The checks of a table, and what each says, as {@link CheckText} writes it. */
    Map<String, String> checks(String table) {
        return checks.row(table);
    }

    /** What else makes the table do other than it says. */
    List<String> meddling(String table) {
        return meddling.get(table);
    }

    Set<String> columns(String table) {
        return columns.row(table).keySet();
    }

    /** The columns or expressions of all unique indexes, those over some of the rows too. */
    Set<List<String>> refusals(String table) {
        return keysOf(table).refusals();
    }

    private TableKeys keysOf(String table) {
        return keys.getOrDefault(table, TableKeys.NONE);
    }

    private static String lower(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** A column. */
    record Column(String type, boolean nullable, boolean hasDefault) {}

    /** The columns of each key of a table, in the order of the key. */
    record TableKeys(
            List<String> primary,
            Set<List<String>> unique,
            Set<List<String>> indexes,
            Set<List<String>> foreign,
            Set<List<String>> refusals) {
        static final TableKeys NONE = new TableKeys(
                ImmutableList.of(), ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of());

        static TableKeys read(DatabaseMetaData database, String schema, String table) throws SQLException {
            Map<String, Map<Integer, String>> primary = new TreeMap<>();
            try (ResultSet rows = database.getPrimaryKeys(null, schema, table)) {
                gather(rows, "PK_NAME", "KEY_SEQ", "COLUMN_NAME", primary);
            }
            Map<String, Map<Integer, String>> unique = new TreeMap<>();
            Map<String, Map<Integer, String>> indexes = new TreeMap<>();
            Map<String, Map<Integer, String>> refusals = new TreeMap<>();
            try (ResultSet rows = database.getIndexInfo(null, schema, table, false, true)) {
                while (rows.next()) {
                    if (rows.getString("COLUMN_NAME") != null && !rows.getBoolean("NON_UNIQUE")) {
                        put(rows, "INDEX_NAME", "ORDINAL_POSITION", "COLUMN_NAME", refusals);
                    }
                    // an index over some of the rows keeps no promise about all of them
                    if (rows.getString("COLUMN_NAME") != null && rows.getString("FILTER_CONDITION") == null) {
                        put(rows, "INDEX_NAME", "ORDINAL_POSITION", "COLUMN_NAME", indexes);
                        if (!rows.getBoolean("NON_UNIQUE")) {
                            put(rows, "INDEX_NAME", "ORDINAL_POSITION", "COLUMN_NAME", unique);
                        }
                    }
                }
            }
            Map<String, Map<Integer, String>> foreign = new TreeMap<>();
            try (ResultSet rows = database.getImportedKeys(null, schema, table)) {
                gather(rows, "FK_NAME", "KEY_SEQ", "FKCOLUMN_NAME", foreign);
            }
            return new TableKeys(
                    lists(primary).stream().findFirst().orElse(ImmutableList.of()),
                    lists(unique),
                    lists(indexes),
                    lists(foreign),
                    lists(refusals));
        }

        private static void gather(
                ResultSet rows, String name, String place, String column, Map<String, Map<Integer, String>> into)
                throws SQLException {
            while (rows.next()) {
                put(rows, name, place, column, into);
            }
        }

        private static void put(
                ResultSet rows, String name, String place, String column, Map<String, Map<Integer, String>> into)
                throws SQLException {
            into.computeIfAbsent(lower(rows.getString(name)), key -> new TreeMap<>())
                    .put(rows.getInt(place), lower(rows.getString(column)));
        }

        private static ImmutableSet<List<String>> lists(Map<String, Map<Integer, String>> keys) {
            return keys.values().stream()
                    .map(columns -> ImmutableList.copyOf(columns.values()))
                    .collect(ImmutableSet.toImmutableSet());
        }
    }
}
