package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.SealingBacklog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

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

    /** Seals as slowly as it is told to, and tells how that ended. */
    private static final class SlowSealer implements LogSealer {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final Duration takes;
        private final AtomicReference<String> ended = new AtomicReference<>("not at all");

        SlowSealer(Duration takes) {
            this.takes = takes;
        }

        @Override
        public Optional<SignedCheckpoint> seal(PartyId tenant) {
            return sealAll();
        }

        @Override
        public Optional<SignedCheckpoint> sealAll() {
            begun.countDown();
            try {
                Thread.sleep(takes.toMillis());
                ended.set("of itself");
            } catch (InterruptedException e) {
                ended.set("interrupted");
            }
            return Optional.empty();
        }

        @Override
        public SealingBacklog backlog() {
            return new SealingBacklog(0, Optional.empty());
        }
    }

    /** What became of a sealing that was under way when its application ended. */
    private static String endOf(SlowSealer sealer, Duration longestEnd, Optional<ThreadPoolTaskScheduler> applications)
            throws InterruptedException {
        SealingSchedule sealing = SealingSchedule.of(sealer, Clock.systemUTC());
        applications.ifPresent(ThreadPoolTaskScheduler::initialize);
        ComplianceTasks tasks = new ComplianceTasks(
                applications.map(TaskScheduler.class::cast),
                List.of(new ComplianceTasks.Task(ends -> sealing.run(), Duration.ofMillis(1))),
                longestEnd);
        tasks.start();
        sealer.begun.await();
        tasks.stop();
        applications.ifPresent(ThreadPoolTaskScheduler::shutdown);
        sealing.close();
        return sealer.ended.get();
    }

    @Test
    void a_sealing_that_is_under_way_may_end_before_the_application_does() throws InterruptedException {
        assertThat(endOf(new SlowSealer(Duration.ofMillis(300)), Duration.ofMinutes(1), Optional.empty()))
                .isEqualTo("of itself");
        assertThat(endOf(
                        new SlowSealer(Duration.ofMillis(300)),
                        Duration.ofMinutes(1),
                        Optional.of(new ThreadPoolTaskScheduler())))
                .isEqualTo("of itself");
    }

    @Test
    void a_sealing_that_does_not_end_is_not_waited_for_without_end() throws InterruptedException {
        assertThat(endOf(new SlowSealer(Duration.ofHours(1)), Duration.ofMillis(100), Optional.empty()))
                .isEqualTo("interrupted");
        assertThat(endOf(
                        new SlowSealer(Duration.ofHours(1)),
                        Duration.ofMillis(100),
                        Optional.of(new ThreadPoolTaskScheduler())))
                .isEqualTo("interrupted");
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
