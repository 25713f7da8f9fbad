package com.onebackpak.compliance;

import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.SealingBacklog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit logs again and again, on an executor of the host's, until it is closed; no failure ends it. Any number of
 * processes may have one: of each log one sealer is at work at a time, and the others pass by. Thread-safe.
 *
 * <pre>{@code
 * SealingSchedule sealing =
 *         SealingSchedule.start(stores.sealer(), executor, Duration.ofSeconds(10), Clock.systemUTC());
 * Duration behind = sealing.state().behind(); // for a health check: more than a minute or two is too much
 * sealing.close(); // before the data source
 * }</pre>
 */
public final class SealingSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SealingSchedule.class);

    private final LogSealer sealer;
    private final Clock clock;
    private final Object sealing = new Object();
    private final ScheduledFuture<?> future;
    private volatile Optional<Instant> lastSuccess = Optional.empty();
    private volatile Optional<Failure> lastFailure = Optional.empty();
    private volatile boolean closed;

    /**
     * A time at which sealing failed.
     *
     * @param at when
     * @param type the type of what went wrong; its message, which may hold values, is left out
     */
    public record Failure(Instant at, String type) {}

    /**
     * How sealing fares. Immutable.
     *
     * @param backlog what waits, whoever appended it and whoever will seal it
     * @param behind how long the oldest of it has been waiting
     * @param lastSuccess when this schedule last sealed all that there was; empty: not yet
     * @param lastFailure when it last failed, and by what; empty: it never did
     */
    public record State(
            SealingBacklog backlog, Duration behind, Optional<Instant> lastSuccess, Optional<Failure> lastFailure) {}

    @SuppressWarnings("this-escape") // the task begins to run when everything it reads is there
    private SealingSchedule(LogSealer sealer, ScheduledExecutorService executor, Duration interval, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
        this.future = executor.scheduleWithFixedDelay(
                this::seal, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts to seal.
     *
     * @param executor of the host's, who also ends it
     * @param interval how long to rest after each time, from a millisecond to a day; the first begins after as long
     * @param clock the host's
     * @throws IllegalArgumentException if the interval lies outside
     * @throws java.util.concurrent.RejectedExecutionException if the executor was ended
     */
    public static SealingSchedule start(
            LogSealer sealer, ScheduledExecutorService executor, Duration interval, Clock clock) {
        if (interval.toMillis() < 1 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("interval must be from a millisecond to a day, not " + interval);
        }
        return new SealingSchedule(sealer, executor, interval, clock);
    }

    /** An executor drops a task that throws, so this must not. */
    private void seal() {
        synchronized (sealing) {
            if (closed) {
                return;
            }
            try {
                sealer.sealAll();
                lastSuccess = Optional.of(clock.instant());
            } catch (ConcurrentChangeException e) {
                LOG.debug("another sealer is at work, so what is left is sealed the next time");
            } catch (RuntimeException | Error e) {
                lastFailure =
                        Optional.of(new Failure(clock.instant(), e.getClass().getName()));
                LOG.warn("cannot seal, and will try again: {}", e.getClass().getName());
            }
        }
    }

    /**
     * How sealing fares: what waits is looked up now.
     *
     * @throws com.onebackpak.compliance.store.ComplianceStoreException if that cannot be looked up
     */
    public State state() {
        SealingBacklog backlog = sealer.backlog();
        return new State(backlog, backlog.ageAt(clock.instant()), lastSuccess, lastFailure);
    }

    /** Ends it: waits for the sealing that is at work, and nothing is sealed by it afterwards. */
    @Override
    public void close() {
        future.cancel(false);
        synchronized (sealing) {
            closed = true;
        }
    }
}
