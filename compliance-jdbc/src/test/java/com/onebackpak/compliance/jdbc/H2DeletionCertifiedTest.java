package com.onebackpak.compliance.jdbc;

class H2DeletionCertifiedTest extends DeletionCertifiedContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
