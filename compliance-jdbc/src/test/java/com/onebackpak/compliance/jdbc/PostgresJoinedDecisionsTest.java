package com.onebackpak.compliance.jdbc;

class PostgresJoinedDecisionsTest extends JoinedDecisionsContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
