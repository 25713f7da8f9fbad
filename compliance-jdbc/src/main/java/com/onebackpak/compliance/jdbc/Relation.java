package com.onebackpak.compliance.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table by the names that the database has for it. Immutable.
 *
 * @param schema of its schema
 * @param name its own
 */
record Relation(String schema, String name) {
    private static final String NO_TABLE =
            "is no table, and what goes with a view or a foreign table is not seen; name the table itself, or implement LocalData";

    /** What the database takes a name in a statement for; of a part of a partitioned table, that. */
    static Relation of(Connection connection, String table) throws SQLException {
        boolean isPostgres = isPostgres(connection);
        String oid = oid(table);
        // the driver for PostgreSQL tells no schema of a column
        String query = isPostgres
                ? "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.oid = coalesce(pg_partition_root(" + oid + "), " + oid + ")"
                : "select * from " + table + " where 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return isPostgres && rows.next()
                    ? new Relation(rows.getString(1), rows.getString(2))
                    : new Relation(
                            rows.getMetaData().getSchemaName(1),
                            rows.getMetaData().getTableName(1));
        }
    }

    /** The table, and on PostgreSQL each part of a partitioned one: a key may refer to the rows of a part alone. */
    List<Relation> parts(Connection connection) throws SQLException {
        if (!isPostgres(connection)) {
            return List.of(this);
        }
        List<Relation> parts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = "
                                + oid(quoted()) + " or c.oid in (select relid from pg_partition_tree("
                                + oid(quoted()) + "))");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                parts.add(new Relation(rows.getString(1), rows.getString(2)));
            }
        }
        return parts;
    }

    /**
     * Refuses what is no table whose rows alone go when they are deleted from it: with a view those of its tables do, with a table
     * that others inherit from theirs, and with a rule whatever it says.
     *
     * @throws IllegalArgumentException if it is one, with the remedy
     */
    void requireTable(Connection connection) throws SQLException {
        String what = isPostgres(connection) ? onPostgres(connection) : onH2(connection);
        if (!what.isEmpty()) {
            throw new IllegalArgumentException("data set's table " + name.toLowerCase(Locale.ROOT) + " " + what);
        }
    }

    private String onPostgres(Connection connection) throws SQLException {
        String query =
                "select case when relkind not in ('r', 'p') or exists (select 1 from pg_partition_tree(c.oid) part"
                        + " join pg_class p on p.oid = part.relid where p.relkind not in ('r', 'p')) then '"
                        + NO_TABLE + "'"
                        + " when relkind = 'r' and exists (select 1 from pg_inherits where inhparent = c.oid)"
                        + " then 'has tables that inherit from it, whose rows would go with its own, uncounted; name each'"
                        + " when exists (select 1 from pg_rewrite where ev_class = c.oid and ev_type = '4')"
                        + " then 'has a rule on delete, by which other rows may go instead; take it away, or implement LocalData'"
                        + " else '' end from pg_class c where c.oid = " + oid(quoted());
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private String onH2(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select table_type, storage_type from information_schema.tables where table_schema = ? and table_name = ?")) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                                && (rows.getString(1).contains("VIEW")
                                        || rows.getString(2).contains("LINK"))
                        ? NO_TABLE
                        : "";
            }
        }
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private static String oid(String table) {
        return "cast('" + table.replace("'", "''") + "' as regclass)";
    }

    /** As statements name it. */
    String quoted() {
        return quoted(schema) + "." + quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
