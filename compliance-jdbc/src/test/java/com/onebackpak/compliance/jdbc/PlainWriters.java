package com.onebackpak.compliance.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A process whose threads write three tables in each of their transactions, in plain JDBC: {@code MODE FOLDER NAME}. */
final class PlainWriters {
    static final List<String> TABLES = List.of("table_a", "table_b", "table_c");

    private static final int THREADS = 6;

    private PlainWriters() {}

    public static void main(String[] arguments) throws SQLException {
        EmbeddedDatabase database =
                EmbeddedDatabaseTest.Mode.valueOf(arguments[0]).open(Path.of(arguments[1]));
        for (String table : TABLES) {
            EmbeddedDatabaseTest.execute(
                    database,
                    "create table if not exists " + table + " (id varchar(50) primary key, body varbinary(800))");
        }
        for (int i = 0; i < THREADS; i++) {
            String name = arguments[2] + "-" + i;
            new Thread(() -> write(database, name)).start();
        }
        Workload.say("ready");
    }

    private static void write(EmbeddedDatabase database, String name) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            List<PreparedStatement> inserts = new ArrayList<>();
            for (String table : TABLES) {
                inserts.add(connection.prepareStatement("insert into " + table + " values (?, ?)"));
            }
            for (int i = 0; ; i++) {
                for (PreparedStatement insert : inserts) {
                    insert.setString(1, name + "-" + i);
                    insert.setBytes(2, new byte[i * 37 % 800]);
                    insert.executeUpdate();
                }
                if (i % 8 == 7) {
                    connection.rollback();
                } else {
                    connection.commit();
                    Workload.say(name + "-" + i);
                }
            }
        } catch (SQLException e) {
            Workload.say("unexpected " + e);
        }
    }
}
