package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2ErasureInTransactionTest extends ErasureInTransactionContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
