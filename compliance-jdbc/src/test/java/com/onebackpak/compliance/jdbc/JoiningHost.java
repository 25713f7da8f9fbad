package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A host that opens a transaction of its own, in which stores take part. */
abstract class JoiningHost {
    static final PartyId TENANT = PartyId.of("district-1");
    static final Instant AT = Instant.parse("2026-09-15T15:00:00Z");
    static final RecordKey THERE = RecordKey.of("there");

    @TempDir
    Path temporary;

    TestDatabase database;
    JdbcComplianceStores stores;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
        database = database();
        database.execute("create table host_work (id integer primary key)");
        stores = WorkingHost.stores(database.dataSource(), temporary.resolve("keys"));
        Workload.record(stores, TENANT, THERE.value(), "student-1");
        stores.of(TENANT).auditLog().append(AuditEntry.of("test", AT, Map.of()));
        stores.sealer().sealAll();
    }

    @AfterEach
    void close() {
        database.close();
    }

    Connection connection() throws SQLException {
        return database.dataSource().getConnection();
    }

    /** As Spring Boot makes it: what fails is translated into exceptions that are none of jOOQ's. */
    DSLContext host(Connection connection) {
        return DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(database.dialect())
                .set(ExecuteListener.onException(
                        failed -> failed.exception(new IllegalStateException("translated by the host")))));
    }
}
