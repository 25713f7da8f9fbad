package com.onebackpak.compliance.jdbc;

class H2TableDataTest extends TableDataContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.empty();
    }
}
