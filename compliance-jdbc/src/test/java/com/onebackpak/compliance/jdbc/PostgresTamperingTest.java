package com.onebackpak.compliance.jdbc;

class PostgresTamperingTest extends TamperingContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
