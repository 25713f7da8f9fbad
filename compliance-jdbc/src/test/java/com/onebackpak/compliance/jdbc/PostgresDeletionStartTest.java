package com.onebackpak.compliance.jdbc;

class PostgresDeletionStartTest extends DeletionStartContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
