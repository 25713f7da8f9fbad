package com.onebackpak.compliance.jdbc;

class PostgresDeletionRunsTest extends DeletionRunsContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
