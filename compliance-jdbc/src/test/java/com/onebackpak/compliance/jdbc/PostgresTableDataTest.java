package com.onebackpak.compliance.jdbc;

class PostgresTableDataTest extends TableDataContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.empty();
    }
}
