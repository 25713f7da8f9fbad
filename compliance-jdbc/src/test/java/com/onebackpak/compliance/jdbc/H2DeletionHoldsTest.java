package com.onebackpak.compliance.jdbc;

class H2DeletionHoldsTest extends DeletionHoldsContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
