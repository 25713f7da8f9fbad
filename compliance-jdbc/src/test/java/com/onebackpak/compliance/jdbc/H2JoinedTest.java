package com.onebackpak.compliance.jdbc;

class H2JoinedTest extends JoinedContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
