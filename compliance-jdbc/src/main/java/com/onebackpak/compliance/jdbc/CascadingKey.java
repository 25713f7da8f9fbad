package com.onebackpak.compliance.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
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
                .map(each -> "referring." + Relation.quoted(each.getKey()) + " = " + alias + "."
                        + Relation.quoted(each.getValue()))
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
}
