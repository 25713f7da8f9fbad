package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresLedgerBoundsTest extends LedgerBoundsContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
