package com.onebackpak.compliance.jdbc;

class PostgresDeletionErasersTest extends DeletionErasersContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
