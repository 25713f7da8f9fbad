package com.onebackpak.compliance.jdbc;

class PostgresDeletionFailureTest extends DeletionFailureContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
