package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresErasureTest extends JdbcErasureContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
