package com.onebackpak.compliance.jdbc;

class H2FirstWritersTest extends FirstWritersContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
