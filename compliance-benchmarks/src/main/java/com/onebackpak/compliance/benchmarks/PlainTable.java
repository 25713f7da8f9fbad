package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.audit.AuditEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The other side: the bytes in a table with one key, by a plain INSERT, of jOOQ's or without it. Thread-safe. */
final class PlainTable implements Appender {
    private static final Table<?> TABLE = DSL.table(DSL.name("benchmark_plain"));
    private static final Field<UUID> ID = DSL.field(DSL.name("id"), SQLDataType.UUID);
    private static final Field<String> TENANT = DSL.field(DSL.name("tenant"), SQLDataType.VARCHAR(128));
    private static final Field<byte[]> BODY = DSL.field(DSL.name("body"), SQLDataType.VARBINARY);

    private final BenchmarkDatabase database;
    private final String tenant;
    private final boolean withoutJooq;

    PlainTable(BenchmarkDatabase database, String tenant, boolean withoutJooq) throws SQLException {
        this.database = database;
        this.tenant = tenant;
        this.withoutJooq = withoutJooq;
        database.execute("create table benchmark_plain"
                + " (id uuid primary key, tenant varchar(128) not null, body bytea not null)");
    }

    void clear() throws SQLException {
        database.execute("truncate table benchmark_plain");
    }

    @Override
    public void append(List<AuditEntry> entries) throws SQLException {
        database.inTransaction(statements -> {
            if (withoutJooq) {
                statements.connection(connection -> append(connection, entries));
            } else {
                append(statements, entries);
            }
        });
    }

    private void append(Connection connection, List<AuditEntry> entries) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into benchmark_plain (id, tenant, body) values (?, ?, ?)")) {
            for (AuditEntry entry : entries) {
                statement.setObject(1, newId());
                statement.setString(2, tenant);
                statement.setBytes(3, entry.bytes());
                if (entries.size() == 1) {
                    statement.executeUpdate();
                    return;
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void append(DSLContext statements, List<AuditEntry> entries) {
        var insert = statements
                .insertInto(TABLE, ID, TENANT, BODY)
                .values(newId(), tenant, entries.get(0).bytes());
        if (entries.size() == 1) {
            insert.execute();
            return;
        }
        BatchBindStep batch = statements.batch(insert);
        for (AuditEntry entry : entries) {
            batch = batch.bind(newId(), tenant, entry.bytes());
        }
        batch.execute();
    }

    /** Grows with time, so that the index grows at its end, and costs less than one that nobody can guess. */
    private static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000L | (random.nextLong() & 0xfff);
        return new UUID(high, 0x8000_0000_0000_0000L | (random.nextLong() >>> 2));
    }
}
