package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2FilterSessionTest extends FilterSessionContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
