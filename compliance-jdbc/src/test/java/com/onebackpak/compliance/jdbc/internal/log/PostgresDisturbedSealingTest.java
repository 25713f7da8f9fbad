package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresDisturbedSealingTest extends DisturbedSealingContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
