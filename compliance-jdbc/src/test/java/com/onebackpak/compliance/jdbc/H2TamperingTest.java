package com.onebackpak.compliance.jdbc;

class H2TamperingTest extends TamperingContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
