package com.onebackpak.compliance.jdbc;

class H2ErasureTest extends ErasureContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
