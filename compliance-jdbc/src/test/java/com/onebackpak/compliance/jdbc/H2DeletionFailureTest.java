package com.onebackpak.compliance.jdbc;

class H2DeletionFailureTest extends DeletionFailureContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
