package com.onebackpak.compliance.jdbc;

class PostgresLedgersTest extends LedgersContract {
    @Override
    TestDatabase installed() {
        return PostgresTestDatabase.installed();
    }
}
