package com.onebackpak.compliance.jdbc;

class PostgresJoinedTest extends JoinedContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
