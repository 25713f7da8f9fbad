package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.SealingBacklog;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far sealing is behind, and that it goes on by itself. */
abstract class SealingContract extends StoreContract {
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);

    SealingContract(Opening opening) {
        super(opening);
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private void append(int number) {
        tenant().consents().record(RecordKey.of("record-" + number), Samples.CONSENTS.value(SUBJECT));
    }

    private OptionalLong size() {
        return tenant().auditLog()
                .checkpoint()
                .map(SignedCheckpoint::size)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static void eventually(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 2_000 && !so.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(so.getAsBoolean()).as("what should be so after ten seconds").isTrue();
    }

    @Test
    void the_backlog_counts_what_waits_and_tells_since_when() {
        assertThat(store.sealer().backlog()).isEqualTo(new SealingBacklog(0, Optional.empty()));
        append(1);
        clock.advance(Duration.ofSeconds(90));
        append(2);
        otherTenant().holds().record(RecordKey.of("record-1"), Samples.HOLDS.value(SUBJECT));

        SealingBacklog backlog = store.sealer().backlog();
        assertThat(backlog.waiting()).isEqualTo(3);
        assertThat(backlog.oldest()).contains(NOW.truncatedTo(ChronoUnit.MILLIS));
        assertThat(backlog.ageAt(clock.instant()).toSeconds()).isEqualTo(90);
        assertThat(backlog.ageAt(NOW.minusSeconds(1))).isEqualTo(Duration.ZERO);

        store.sealer().sealAll();
        assertThat(store.sealer().backlog()).isEqualTo(new SealingBacklog(0, Optional.empty()));
    }

    @Test
    void what_is_appended_is_sealed_by_itself_and_when_is_told() throws Exception {
        try (SealingSchedule sealing = SealingSchedule.start(store.sealer(), executor, OFTEN, clock)) {
            append(1);
            eventually(() -> size().equals(OptionalLong.of(1)));
            append(2);
            eventually(() -> size().equals(OptionalLong.of(2)));
            eventually(() -> sealing.state().backlog().waiting() == 0);

            assertThat(sealing.state().behind()).isEqualTo(Duration.ZERO);
            assertThat(sealing.state().lastSuccess()).contains(NOW);
            assertThat(sealing.state().lastFailure()).isEmpty();
        }
    }

    @Test
    void several_schedules_seal_each_entry_once() throws Exception {
        try (SealingSchedule one = SealingSchedule.start(store.sealer(), executor, OFTEN, clock);
                SealingSchedule other = SealingSchedule.start(store.sealer(), executor, OFTEN, clock)) {
            for (int i = 0; i < 40; i++) {
                append(i);
            }
            eventually(() -> size().equals(OptionalLong.of(40)));
            eventually(() -> one.state().backlog().waiting() == 0);

            assertThat(one.state().lastFailure()).isEmpty();
            assertThat(other.state().lastFailure()).isEmpty();
        }
        assertThat(entries()).hasSize(40);
    }

    @Test
    void after_it_is_closed_nothing_is_sealed_by_it() {
        ExecutorByHand byHand = new ExecutorByHand();
        SealingSchedule sealing = SealingSchedule.start(store.sealer(), byHand, OFTEN, clock);
        append(1);
        byHand.runAll();
        assertThat(size()).hasValue(1);
        sealing.close();
        sealing.close();
        append(2);
        byHand.runAll();

        assertThat(byHand.hasNothingToRun()).isTrue();
        assertThat(size()).as("though it was just about to").hasValue(1);
        assertThat(sealing.state().backlog().waiting()).isEqualTo(1);
    }

    @Test
    void a_failure_is_told_without_values_and_does_not_end_it() throws Exception {
        AtomicInteger times = new AtomicInteger();
        LogSealer failing = new ForwardingSealer(store.sealer(), () -> {
            switch (times.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("student-7 is broken");
                case 2 -> throw new StackOverflowError();
                case 3 -> throw new ConcurrentChangeException("the head of a log");
                default -> {}
            }
        });
        try (SealingSchedule sealing = SealingSchedule.start(failing, executor, OFTEN, clock)) {
            append(1);
            eventually(() -> sealing.state().lastFailure().isPresent());
            assertThat(sealing.state().lastFailure().orElseThrow().at()).isEqualTo(NOW);
            eventually(() -> size().equals(OptionalLong.of(1)));

            assertThat(sealing.state().lastFailure().map(SealingSchedule.Failure::type))
                    .as("that another sealer is at work is no failure")
                    .contains("java.lang.StackOverflowError");
            assertThat(sealing.state().toString()).doesNotContain("student-7");
        }
    }

    @Test
    void closing_waits_for_the_sealing_that_is_at_work() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        LogSealer slow = new ForwardingSealer(store.sealer(), () -> {
            begun.countDown();
            try {
                goOn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended.incrementAndGet();
        });
        ExecutorByHand byHand = new ExecutorByHand();
        SealingSchedule sealing = SealingSchedule.start(slow, byHand, OFTEN, clock);
        Future<?> atWork = executor.submit(byHand::runAll);
        begun.await();
        AtomicInteger endedBefore = new AtomicInteger();
        Thread closing = new Thread(() -> {
            sealing.close();
            endedBefore.set(ended.get());
        });
        closing.start();
        eventually(() -> closing.getState() == Thread.State.BLOCKED
                || closing.getState() == Thread.State.WAITING
                || closing.getState() == Thread.State.TERMINATED);
        boolean waits = closing.isAlive();
        goOn.countDown();
        closing.join();
        atWork.get();

        assertThat(waits).isTrue();
        assertThat(endedBefore.get()).isEqualTo(1);
    }

    @Test
    void an_interval_that_is_none_is_refused_and_says_its_bounds() {
        for (Duration none : new Duration[] {
            Duration.ZERO,
            Duration.ofSeconds(-1),
            Duration.ofNanos(999_999),
            Duration.ofDays(1).plusMillis(1)
        }) {
            assertThatThrownBy(() -> SealingSchedule.start(store.sealer(), executor, none, clock))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("interval must be from a millisecond to a day, not " + none);
        }
    }

    /** Does something before each sealing. */
    private record ForwardingSealer(LogSealer sealer, Runnable before) implements LogSealer {
        @Override
        public Optional<SignedCheckpoint> seal(PartyId tenant) {
            before.run();
            return sealer.seal(tenant);
        }

        @Override
        public Optional<SignedCheckpoint> sealAll() {
            before.run();
            return sealer.sealAll();
        }

        @Override
        public SealingBacklog backlog() {
            return sealer.backlog();
        }
    }
}
