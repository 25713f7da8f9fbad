package com.onebackpak.compliance.jdbc;

class H2SubjectKeysTest extends SubjectKeysContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
