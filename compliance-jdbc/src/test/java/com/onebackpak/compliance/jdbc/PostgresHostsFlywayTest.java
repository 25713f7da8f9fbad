package com.onebackpak.compliance.jdbc;

/** A host's Flyway on PostgreSQL. */
class PostgresHostsFlywayTest extends HostsFlywayContract {
    @Override
    TestDatabase empty() {
        return PostgresTestDatabase.empty();
    }
}
