package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Several instances of an application on one database: each seals, and of a log one is at work at a time. */
class InstancesTest {
    private static final int DECISIONS = 60;

    @TempDir
    Path folder;

    @Test
    void two_instances_seal_one_at_a_time_all_that_both_record() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        ApplicationContextRunner instance = Host.without(folder, "compliance.sealing.enabled")
                .withUserConfiguration(Host.People.class)
                .withBean(DataSource.class, () -> Host.database(url))
                .withPropertyValues("compliance.sealing.interval=5ms");
        instance.run(one -> instance.run(other -> {
            Host.sign(one.getBean(JdbcComplianceStores.class));
            ExecutorService callers = Executors.newFixedThreadPool(2);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (ApplicationContext context : List.of(one, other)) {
                    all.add(callers.submit(() -> decide(context)));
                }
                for (Future<?> each : all) {
                    each.get();
                }
            } finally {
                callers.shutdown();
            }
            await(one);

            JdbcComplianceStores stores = one.getBean(JdbcComplianceStores.class);
            assertThat(stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()))
                            .isVerified())
                    .isTrue();
            long size = stores.of(Host.DISTRICT)
                    .auditLog()
                    .checkpoint()
                    .orElseThrow()
                    .size();
            assertThat(stores.of(Host.DISTRICT).auditLog().entries(0, (int) size))
                    .filteredOn(entry -> entry.type().equals("decision"))
                    .hasSize(2 * DECISIONS);
            for (ApplicationContext context : List.of(one, other)) {
                SealingSchedule.State state =
                        context.getBean(SealingSchedule.class).state();
                assertThat(state.lastFailure()).isEmpty();
                assertThat(state.lastSuccess()).isPresent();
            }
        }));
    }

    private static void decide(ApplicationContext instance) {
        ComplianceService compliance = instance.getBean(ComplianceService.class);
        for (int i = 0; i < DECISIONS; i++) {
            compliance.decide(Host.refused());
        }
    }

    private static void await(ApplicationContext instance) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(30));
        while (instance.getBean(SealingSchedule.class).state().backlog().waiting() > 0) {
            assertThat(Instant.now()).as("all is sealed within half a minute").isBefore(giveUp);
            Thread.sleep(10);
        }
    }

    @Test
    void nothing_runs_beside_once_the_application_is_closed() {
        AtomicInteger runs = new AtomicInteger();
        Host.without(folder, "compliance.sealing.enabled")
                .withUserConfiguration(Host.Rows.class, Host.People.class)
                .withBean(DutyWorlds.class, () -> () -> {
                    runs.incrementAndGet();
                    return Stream.empty();
                })
                .withPropertyValues("compliance.duties.interval=1ms", "compliance.sealing.interval=1ms")
                .run(context -> {
                    Thread.sleep(200);
                    assertThat(runs).hasPositiveValue();
                    context.getSourceApplicationContext().close();
                    int atTheEnd = runs.get();
                    Thread.sleep(100);
                    assertThat(runs).hasValue(atTheEnd);
                });
    }
}
