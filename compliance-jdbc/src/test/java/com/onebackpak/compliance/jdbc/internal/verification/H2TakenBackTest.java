package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2TakenBackTest extends TakenBackContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installedByTurns();
    }
}
