package com.onebackpak.compliance.jdbc;

class PostgresFirstWritersTest extends FirstWritersContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
