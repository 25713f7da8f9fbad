package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresErasureInTransactionTest extends ErasureInTransactionContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }
}
