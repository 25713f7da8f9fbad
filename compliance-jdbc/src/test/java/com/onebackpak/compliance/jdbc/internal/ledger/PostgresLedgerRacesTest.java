package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresLedgerRacesTest extends JdbcLedgerRacesContract {
    @Override
    TestDatabase installed() {
        return PostgresTestDatabase.installed();
    }
}
