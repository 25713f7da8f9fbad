package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresTamperedUseTest extends TamperedUseContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
