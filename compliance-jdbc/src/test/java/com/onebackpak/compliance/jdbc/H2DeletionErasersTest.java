package com.onebackpak.compliance.jdbc;

class H2DeletionErasersTest extends DeletionErasersContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
