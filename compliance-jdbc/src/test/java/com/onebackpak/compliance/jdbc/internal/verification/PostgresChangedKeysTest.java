package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresChangedKeysTest extends ChangedKeysContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
