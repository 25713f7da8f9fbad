package com.onebackpak.compliance.jdbc.filter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.SQLDialect;

/** DuckDB in this process, in a zone of which nothing must hang. */
final class DuckDb extends CopiedTables {
    private final Connection connection = DriverManager.getConnection("jdbc:duckdb:");

    DuckDb() throws SQLException {
        execute("set TimeZone = 'America/St_Johns'");
    }

    @Override
    public void close() throws SQLException {
        super.close();
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Its planner needs seconds for thirty, and did not come back from four hundred. */
    @Override
    boolean isAsked(int before) {
        return false;
    }

    @Override
    Types types() {
        return new Types("varchar", "uuid", "timestamptz", "blob", "varchar[]");
    }

    @Override
    void copy(String table, String columns, List<Object[]> rows) throws SQLException {
        execute("create or replace table " + table + " (" + columns + ")");
        for (Object[] row : rows) {
            String places = String.join(", ", Collections.nCopies(row.length, "?"));
            try (PreparedStatement insertion =
                    connection.prepareStatement("insert into " + table + " values (" + places + ")")) {
                for (int i = 0; i < row.length; i++) {
                    insertion.setObject(
                            i + 1,
                            row[i] instanceof Object[] texts ? connection.createArrayOf("varchar", texts) : row[i]);
                }
                insertion.execute();
            }
        }
    }

    @Override
    List<String> people(String condition) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from people where " + condition)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    @Override
    String permitted(PolicyFilter filter) {
        return filter.toSql(SQLDialect.DUCKDB);
    }

    @Override
    String open(PolicyFilter filter) {
        return filter.openToSql(SQLDialect.DUCKDB);
    }
}
