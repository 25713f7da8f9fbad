package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresChangedDecisionsTest extends ChangedDecisionsContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
