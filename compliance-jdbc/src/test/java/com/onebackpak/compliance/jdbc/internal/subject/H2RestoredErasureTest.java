package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2RestoredErasureTest extends RestoredErasureContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
