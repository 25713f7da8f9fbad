package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresLedgersTest extends JdbcLedgersContract {
    @Override
    TestDatabase installed() {
        return PostgresTestDatabase.installed();
    }
}
