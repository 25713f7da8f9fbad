package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresTamperingTest extends TamperingContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
