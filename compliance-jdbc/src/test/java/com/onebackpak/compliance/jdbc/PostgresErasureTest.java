package com.onebackpak.compliance.jdbc;

class PostgresErasureTest extends ErasureContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
