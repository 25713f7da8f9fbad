package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresRecordingAtOnceTest extends RecordingAtOnceContract {
    @Override
    TestDatabase installed() {
        return PostgresTestDatabase.installed();
    }

    @Override
    int most() {
        return 1;
    }
}
