package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several are the first at the same time: to write about a person, to a log, or to seal it. None of them notices. */
abstract class FirstWritersContract {
    private static final int WRITERS = 4;
    private static final int TIMES = 15;
    private static final Instant AT = Instant.parse("2026-09-15T15:00:00Z");

    @TempDir
    Path temporary;

    abstract TestDatabase database();

    @BeforeEach
    void makeKeys() {
        KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
    }

    @Test
    void those_who_come_first_at_the_same_time_are_all_served() throws Exception {
        try (TestDatabase database = database()) {
            JdbcComplianceStores stores = WorkingHost.stores(database.dataSource(), temporary.resolve("keys"));
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            try {
                for (int time = 0; time < TIMES; time++) {
                    PartyId tenant = PartyId.of("district-" + time);
                    together(threads, writer -> {
                        Workload.record(stores, tenant, "key-" + writer, "student");
                        return null;
                    });
                    together(threads, writer -> stores.sealer().seal(tenant));
                    together(
                            threads,
                            writer -> stores.of(tenant)
                                    .auditLog()
                                    .append(AuditEntry.of("test", AT, Map.of("writer", writer))));
                    stores.sealer().seal(tenant);
                    assertThat(stores.of(tenant).auditLog().checkpoint())
                            .map(SignedCheckpoint::size)
                            .contains(2L * WRITERS);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void whoever_comes_first_takes_one_connection_at_a_time_so_that_a_full_pool_of_them_does_not_wait_for_itself() {
        try (TestDatabase database = database()) {
            WatchedDataSource connections = new WatchedDataSource(database.dataSource());
            JdbcComplianceStores stores = WorkingHost.stores(connections, temporary.resolve("keys"));
            TenantStores tenant = stores.of(PartyId.of("district-1"));
            PartyId student = PartyId.of("student-1");

            tenant.consents().record(RecordKey.of("consent"), Workload.consent(student.value()));
            tenant.decisions()
                    .recordAll(Workload.events(
                            List.of(decision("student-1"), decision("student-2"), decision("student-3"))));
            stores.of(PartyId.of("district-2")).policies().keep(Workload.POLICIES);
            stores.of(PartyId.of("district-3")).auditLog().append(AuditEntry.of("test", AT, Map.of()));
            stores.sealer().sealAll();
            assertThat(tenant.erasures().erase(student)).isPresent();

            assertThat(connections.mostOut())
                    .as("one, and the one that is kept")
                    .isEqualTo(2);
            assertThat(tenant.decisions().about(PartyId.of("student-3"))).hasSize(1);
            assertThat(stores.tenants())
                    .containsExactly(PartyId.of("district-1"), PartyId.of("district-2"), PartyId.of("district-3"));
        }
    }

    @Test
    void a_log_that_could_not_be_announced_is_announced_by_whoever_appends_to_it_next() {
        try (TestDatabase database = database()) {
            AtomicBoolean losesCommits = new AtomicBoolean();
            JdbcComplianceStores stores = WorkingHost.stores(
                    new ForwardingDataSource(database.dataSource()) {
                        @Override
                        public Connection getConnection() throws SQLException {
                            Connection connection = super.getConnection();
                            return losesCommits.get() ? LosingCommits.committing(connection) : connection;
                        }
                    },
                    temporary.resolve("keys"));
            PartyId tenant = PartyId.of("district-1");
            AuditEntry entry = AuditEntry.of("test", AT, Map.of());

            losesCommits.set(true);
            assertThatThrownBy(() -> stores.of(tenant).auditLog().append(entry)).isInstanceOf(DatabaseException.class);
            losesCommits.set(false);
            stores.of(tenant).auditLog().append(entry);

            assertThat(stores.tenants()).containsExactly(tenant);
            stores.sealer().sealAll();
            assertThat(stores.of(tenant).auditLog().checkpoint())
                    .map(SignedCheckpoint::size)
                    .contains(1L);
        }
    }

    private static PolicyDecision decision(String subject) {
        return Workload.decision(PartyId.of(subject), "app", Facts.nothing(), AT);
    }

    private interface Doing {
        Object by(int writer) throws Exception;
    }

    private static void together(ExecutorService threads, Doing doing) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(WRITERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            Callable<Object> one = () -> {
                begin.await();
                return doing.by(writer);
            };
            all.add(threads.submit(one));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }
}
