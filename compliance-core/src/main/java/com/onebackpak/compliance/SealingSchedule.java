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
 *
 * <p>A scheduler that is no {@link ScheduledExecutorService} is given one of {@link #of} to {@link #run}.
 */
public final class SealingSchedule implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SealingSchedule.class);

    private final LogSealer sealer;
    private final Clock clock;
    private final Object sealing = new Object();
    private volatile Optional<ScheduledFuture<?>> future = Optional.empty();
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

    private SealingSchedule(LogSealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Returns one that seals whenever it is run, for whatever scheduler there is.
     *
     * @param clock the host's
     */
    public static SealingSchedule of(LogSealer sealer, Clock clock) {
        return new SealingSchedule(sealer, clock);
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
        SealingSchedule schedule = of(sealer, clock);
        schedule.future = Optional.of(executor.scheduleWithFixedDelay(
                schedule, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS));
        return schedule;
    }

    /** Seals once all that there is, unless it is closed. Throws nothing: an executor drops a task that throws. */
    @Override
    public void run() {
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
        future.ifPresent(task -> task.cancel(false));
        synchronized (sealing) {
            closed = true;
        }
    }
}
