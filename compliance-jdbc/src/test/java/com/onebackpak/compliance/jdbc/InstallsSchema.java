package com.onebackpak.compliance.jdbc;

import org.postgresql.ds.PGSimpleDataSource;

/** Another process that installs the schema: {@code URL}. */
final class InstallsSchema {
    private InstallsSchema() {}

    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(arguments[0]);
        ComplianceSchema.install(database);
        System.out.println("installed");
    }
}
