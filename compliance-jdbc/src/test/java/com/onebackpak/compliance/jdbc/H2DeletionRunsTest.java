package com.onebackpak.compliance.jdbc;

class H2DeletionRunsTest extends DeletionRunsContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
