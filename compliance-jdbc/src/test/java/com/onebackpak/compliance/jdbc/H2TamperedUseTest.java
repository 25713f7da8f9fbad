package com.onebackpak.compliance.jdbc;

class H2TamperedUseTest extends TamperedUseContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
