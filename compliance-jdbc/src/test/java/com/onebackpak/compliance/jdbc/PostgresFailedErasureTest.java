package com.onebackpak.compliance.jdbc;

class PostgresFailedErasureTest extends FailedErasureContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.byTurns();
    }
}
