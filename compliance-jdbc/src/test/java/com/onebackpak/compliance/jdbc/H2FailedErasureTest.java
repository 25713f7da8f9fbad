package com.onebackpak.compliance.jdbc;

class H2FailedErasureTest extends FailedErasureContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
