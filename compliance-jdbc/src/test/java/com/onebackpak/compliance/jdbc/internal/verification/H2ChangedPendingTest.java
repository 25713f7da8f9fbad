package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2ChangedPendingTest extends ChangedPendingContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
