package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresFilterSessionTest extends FilterSessionContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
