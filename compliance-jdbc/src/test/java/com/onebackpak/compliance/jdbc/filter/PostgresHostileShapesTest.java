package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresHostileShapesTest extends HostileShapesContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
