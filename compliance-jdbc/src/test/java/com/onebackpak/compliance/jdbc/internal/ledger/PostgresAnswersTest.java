package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresAnswersTest extends JdbcAnswersContract {
    @Override
    TestDatabase installed() {
        return PostgresTestDatabase.installed();
    }
}
