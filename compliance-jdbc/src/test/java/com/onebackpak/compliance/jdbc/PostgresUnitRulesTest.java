package com.onebackpak.compliance.jdbc;

class PostgresUnitRulesTest extends UnitRulesContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
