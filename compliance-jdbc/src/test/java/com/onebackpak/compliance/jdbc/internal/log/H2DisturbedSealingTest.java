package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2DisturbedSealingTest extends DisturbedSealingContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
