package com.onebackpak.compliance.jdbc;

class PostgresDeletionHoldsTest extends DeletionHoldsContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
