package com.onebackpak.compliance.jdbc.internal.schema;

import com.google.common.collect.ImmutableListMultimap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * What beside its columns, keys and checks makes a table do other than it says: triggers and rules, which change or drop what is
 * written, row level security, which hides rows, and storage that a crash empties. Has no state.
 */
final class Meddling {
    private static final String WRITES = " is not known: it may change, add or drop what is written";

    private static final String ON_POSTGRESQL = "select c.relname, 'trigger ' || t.tgname || '" + WRITES + "'"
            + " from pg_trigger t join pg_class c on c.oid = t.tgrelid"
            + " where not t.tgisinternal and c.relnamespace = cast(? as regnamespace)"
            + " union all select c.relname, 'rule ' || r.rulename || '" + WRITES + "'"
            + " from pg_rewrite r join pg_class c on c.oid = r.ev_class"
            + " where c.relkind in ('r', 'p') and c.relnamespace = cast(? as regnamespace)"
            + " union all select c.relname, case when c.relkind not in ('r', 'p') then 'it is no table'"
            + " when c.relrowsecurity then 'its row level security hides rows'"
            + " else 'it is not logged, so that a crash empties it' end"
            + " from pg_class c where c.relnamespace = cast(? as regnamespace)"
            + " and (c.relrowsecurity or (c.relkind in ('r', 'p') and c.relpersistence <> 'p')"
            + " or c.relkind in ('v', 'm', 'f'))"
            + " order by 1, 2";

    private static final String ON_H2 = "select event_object_table, 'trigger ' || trigger_name || '" + WRITES + "'"
            + " from information_schema.triggers where event_object_schema = ?"
            + " union all select table_name, 'it is no table'"
            + " from information_schema.tables where table_schema = ? and table_type <> 'BASE TABLE'"
            + " order by 1, 2";

    private Meddling() {}

    /** One sentence for each, by the table's name in lower case. */
    static ImmutableListMultimap<String, String> with(Connection connection, String schema) throws SQLException {
        boolean isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        ImmutableListMultimap.Builder<String, String> found = ImmutableListMultimap.builder();
        try (PreparedStatement statement = connection.prepareStatement(isPostgres ? ON_POSTGRESQL : ON_H2)) {
            String name = isPostgres ? '"' + schema.replace("\"", "\"\"") + '"' : schema;
            for (int i = 1; i <= (isPostgres ? 3 : 2); i++) {
                statement.setString(i, name);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
                }
            }
        }
        return found.build();
    }
}
