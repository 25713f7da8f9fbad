package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.SignedCheckpoint;
import com.onebackpak.compliance.party.PartyId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void those_who_come_first_at_the_same_time_are_all_served() throws Exception {
        KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
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
