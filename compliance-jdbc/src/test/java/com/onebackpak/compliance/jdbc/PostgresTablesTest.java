package com.onebackpak.compliance.jdbc;

class PostgresTablesTest extends TablesContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
