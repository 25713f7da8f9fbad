package com.onebackpak.compliance.jdbc.internal.verification;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2ChangedKeysTest extends ChangedKeysContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
