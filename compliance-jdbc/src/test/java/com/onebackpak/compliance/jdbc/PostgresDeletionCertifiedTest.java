package com.onebackpak.compliance.jdbc;

class PostgresDeletionCertifiedTest extends DeletionCertifiedContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
