package com.onebackpak.compliance.jdbc;

class H2DeletionStartTest extends DeletionStartContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
