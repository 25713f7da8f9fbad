package com.onebackpak.compliance.jdbc;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A contract of deletions: a host, with stores in its database. */
abstract class DeletionContract {
    DeletionFixture host;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        host = new DeletionFixture(database());
    }

    @AfterEach
    void close() {
        host.close();
    }
}
