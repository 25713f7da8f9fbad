package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2TurnsRecordingAtOnceTest extends RecordingAtOnceContract {
    @Override
    TestDatabase installed() {
        return H2TestDatabase.installedByTurns();
    }

    @Override
    int most() {
        return 4;
    }
}
