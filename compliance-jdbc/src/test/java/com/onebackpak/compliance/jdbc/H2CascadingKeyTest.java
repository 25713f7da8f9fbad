package com.onebackpak.compliance.jdbc;

class H2CascadingKeyTest extends CascadingKeyContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
