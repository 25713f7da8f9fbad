package com.onebackpak.compliance.jdbc;

class PostgresTamperedUseTest extends TamperedUseContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
