package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresRestoredErasureTest extends RestoredErasureContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
