package com.onebackpak.compliance.jdbc;

import java.nio.file.Path;

/** Another process that opens a database: {@code MODE FOLDER}. */
final class OpensDatabase {
    private OpensDatabase() {}

    public static void main(String[] arguments) {
        try (EmbeddedDatabase database =
                EmbeddedDatabaseTest.Mode.valueOf(arguments[0]).open(Path.of(arguments[1]))) {
            System.out.println("opened " + database.dataSource());
        } catch (DatabaseException e) {
            System.out.println(e.getMessage());
        }
    }
}
