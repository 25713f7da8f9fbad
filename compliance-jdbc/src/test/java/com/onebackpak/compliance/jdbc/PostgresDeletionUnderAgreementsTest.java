package com.onebackpak.compliance.jdbc;

class PostgresDeletionUnderAgreementsTest extends DeletionUnderAgreementsContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
