package com.onebackpak.compliance.jdbc;

/** A host's Flyway on H2. */
class H2HostsFlywayTest extends HostsFlywayContract {
    @Override
    TestDatabase empty() {
        return H2TestDatabase.empty();
    }
}
