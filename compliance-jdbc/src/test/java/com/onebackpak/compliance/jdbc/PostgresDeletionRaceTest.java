package com.onebackpak.compliance.jdbc;

class PostgresDeletionRaceTest extends DeletionRaceContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
