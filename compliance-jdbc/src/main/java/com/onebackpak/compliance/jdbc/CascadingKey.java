package com.onebackpak.compliance.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A foreign key by whose rule the database deletes or changes rows when those go to which they refer: nobody counts them, nor
 * asks whether they are held. Immutable.
 *
 * @param name its name
 * @param child whose rows refer
 * @param parent to whose
 * @param columns the referring columns, each with the one to which it refers
 * @param rule what becomes of rows that refer
 */
record CascadingKey(String name, Relation child, Relation parent, Map<String, String> columns, String rule) {
    private static final Map<Integer, String> RULES = Map.of(
            DatabaseMetaData.importedKeyCascade, "cascade",
            DatabaseMetaData.importedKeySetNull, "set null",
            DatabaseMetaData.importedKeySetDefault, "set default");

    /**
     * A table by the names that the database has for it.
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
        private List<Relation> parts(Connection connection) throws SQLException {
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

        private String quoted() {
            return CascadingKey.quoted(schema) + "." + CascadingKey.quoted(name);
        }
    }

    /** The keys that refer to a table, or to a part of it. */
    static List<CascadingKey> to(Connection connection, Relation parent) throws SQLException {
        Map<List<String>, CascadingKey> keys = new LinkedHashMap<>();
        for (Relation part : parent.parts(connection)) {
            addKeys(connection, parent, part, keys);
        }
        return new ArrayList<>(keys.values());
    }

    private static void addKeys(
            Connection connection, Relation parent, Relation part, Map<List<String>, CascadingKey> keys)
            throws SQLException {
        try (ResultSet rows =
                connection.getMetaData().getExportedKeys(connection.getCatalog(), part.schema(), part.name())) {
            while (rows.next()) {
                String rule = RULES.get((int) rows.getShort("DELETE_RULE"));
                if (rule != null) {
                    Relation referring = new Relation(rows.getString("FKTABLE_SCHEM"), rows.getString("FKTABLE_NAME"));
                    Relation child = Relation.of(connection, referring.quoted());
                    String name = rows.getString("FK_NAME");
                    keys.computeIfAbsent(
                                    List.of(child.schema(), child.name(), name),
                                    of -> new CascadingKey(name, child, parent, new LinkedHashMap<>(), rule))
                            .columns
                            .put(rows.getString("FKCOLUMN_NAME"), rows.getString("PKCOLUMN_NAME"));
                }
            }
        }
    }

    /** The condition that any row refers to one of the parent, by the name that the parent has in a query. */
    String refersTo(String alias) {
        return columns.entrySet().stream()
                .map(each -> "referring." + quoted(each.getKey()) + " = " + alias + "." + quoted(each.getValue()))
                .collect(Collectors.joining(
                        " and ", "exists (select 1 from " + child.quoted() + " referring where ", ")"));
    }

    /** Why rows of the parent cannot go as long as others refer to them. */
    String takesAlong() {
        return "rows of " + told(child) + " refer to these, and would go or change with them (on delete " + rule
                + "), uncounted: they are about somebody else, or came since; erase them, or take the rule away";
    }

    /** Why this cannot be: whose rows go of which data set, and those of which, if any, do not go before. */
    String refusal(String parentSet, Optional<String> childSet) {
        String remedy = childSet.filter(parentSet::equals).isPresent()
                ? ""
                : childSet.map(set -> "let '" + set + "' depend on '" + parentSet + "', so that they go first, or ")
                        .orElse("register it as a data set that depends on '" + parentSet + "', or ");
        return "foreign key " + name + " of " + told(child) + ", of "
                + childSet.map(set -> "data set '" + set + "'").orElse("no data set") + ", has the rule on delete "
                + rule + ", by which its rows would go or change, uncounted and though they are held, with those of "
                + told(parent) + ", of data set '" + parentSet + "'; " + remedy + "take the rule away";
    }

    private String told(Relation relation) {
        String table =
                child.schema().equals(parent.schema()) ? relation.name() : relation.schema() + "." + relation.name();
        return "table " + table.toLowerCase(Locale.ROOT);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
