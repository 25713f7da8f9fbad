package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2LedgerBoundsTest extends LedgerBoundsContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
