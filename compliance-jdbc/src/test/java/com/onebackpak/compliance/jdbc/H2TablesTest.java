package com.onebackpak.compliance.jdbc;

class H2TablesTest extends TablesContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
