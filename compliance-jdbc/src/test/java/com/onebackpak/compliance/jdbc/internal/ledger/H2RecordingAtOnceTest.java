package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2RecordingAtOnceTest extends RecordingAtOnceContract {
    @Override
    TestDatabase installed() {
        return H2TestDatabase.installed();
    }

    @Override
    int most() {
        return 6;
    }
}
