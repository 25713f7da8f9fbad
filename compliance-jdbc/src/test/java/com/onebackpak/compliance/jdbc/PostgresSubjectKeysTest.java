package com.onebackpak.compliance.jdbc;

class PostgresSubjectKeysTest extends SubjectKeysContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.byTurns();
    }
}
