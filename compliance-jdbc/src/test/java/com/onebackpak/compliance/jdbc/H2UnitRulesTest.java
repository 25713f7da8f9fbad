package com.onebackpak.compliance.jdbc;

class H2UnitRulesTest extends UnitRulesContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
