package com.onebackpak.compliance.jdbc;

class H2LedgersTest extends LedgersContract {
    @Override
    TestDatabase installed() {
        return H2TestDatabase.installed();
    }
}
