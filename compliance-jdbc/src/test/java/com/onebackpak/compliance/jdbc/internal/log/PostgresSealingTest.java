package com.onebackpak.compliance.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.testkit.store.MutableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed while a sealer is at work; on the embedded database nothing is, there writers take turns. */
class PostgresSealingTest {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final int MORE_THAN_A_PORTION = LogSegment.MAX_ENTRIES + 500;

    @TempDir
    Path folder;

    @Test
    void an_early_entry_that_is_committed_between_two_portions_is_sealed_next() throws SQLException {
        Path keys = folder.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        try (PostgresTestDatabase database = PostgresTestDatabase.installed();
                Connection host = database.dataSource().getConnection()) {
            host.setAutoCommit(false);
            MutableClock clock = MutableClock.at(Instant.parse("2026-09-15T15:00:00Z"));
            JdbcComplianceStores stores = JdbcComplianceStores.owning(
                    committingBeforeSecondPortion(host, database.dataSource()),
                    StoreSettings.of(Workload.VOCABULARY, clock, KeyFolder.open(keys)));
            AuditLog log = stores.of(TENANT).auditLog();
            AuditLog joined = stores.joining(DSL.using(host, SQLDialect.POSTGRES))
                    .of(TENANT)
                    .auditLog();
            UUID late = joined.append(List.of(entry(0))).get(0);
            clock.advance(Duration.ofSeconds(1));
            List<UUID> others = log.append(IntStream.rangeClosed(1, MORE_THAN_A_PORTION)
                    .mapToObj(PostgresSealingTest::entry)
                    .toList());

            assertThat(stores.sealer().seal(TENANT).orElseThrow().size()).isEqualTo(MORE_THAN_A_PORTION);
            assertThat(log.indexOf(late)).as("before it is sealed").isEmpty();
            assertThat(stores.sealer().seal(TENANT).orElseThrow().size()).isEqualTo(MORE_THAN_A_PORTION + 1);

            assertThat(log.indexOf(late)).hasValue(MORE_THAN_A_PORTION);
            assertThat(others.stream().map(name -> log.indexOf(name).orElseThrow()))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, MORE_THAN_A_PORTION).boxed().toList());
        }
    }

    private static AuditEntry entry(int number) {
        return AuditEntry.of("test.entry", Instant.parse("2026-09-15T15:00:00Z"), Map.of("number", number));
    }

    private static DataSource committingBeforeSecondPortion(Connection host, DataSource source) {
        return new ForwardingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        PostgresSealingTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")
                                    && arguments[0].toString().contains("entry_id >")) {
                                host.commit();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
    }
}
