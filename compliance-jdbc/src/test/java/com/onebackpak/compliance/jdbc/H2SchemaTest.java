package com.onebackpak.compliance.jdbc;

class H2SchemaTest extends SchemaContract {
    @Override
    TestDatabase empty() {
        return H2TestDatabase.empty();
    }
}
