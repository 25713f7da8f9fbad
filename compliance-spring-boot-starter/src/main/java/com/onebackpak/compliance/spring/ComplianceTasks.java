package com.onebackpak.compliance.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs what runs beside, each task again and again while the application does: on its scheduler, or, where it has none, in a
 * thread of its own. When the application ends, what is under way may end first, for a bounded time: whoever is interrupted
 * leaves work half done, which is sound and has to be done again. Thread-safe.
 */
final class ComplianceTasks implements SmartLifecycle {
    /** Within the half minute that Spring leaves to a phase, and containers to a process. */
    static final Duration LONGEST_END = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(ComplianceTasks.class);

    private final Optional<TaskScheduler> applications;
    private final List<Task> tasks;
    private final Duration longestEnd;
    private final List<Scheduled> scheduled = new ArrayList<>();
    private @Nullable ThreadPoolTaskScheduler own;
    private volatile boolean isRunning;

    /**
     * A task.
     *
     * @param work throws nothing; if it takes long, it asks now and then whether the application ends
     * @param interval how long to rest after each time
     */
    record Task(Consumer<BooleanSupplier> work, Duration interval) {}

    /** A task that was scheduled, and the lock that it holds while it is under way. */
    private record Scheduled(ScheduledFuture<?> future, Lock underWay) {}

    ComplianceTasks(Optional<TaskScheduler> applications, List<Task> tasks) {
        this(applications, tasks, LONGEST_END);
    }

    /** Waits for so long at most until what is under way has ended. */
    ComplianceTasks(Optional<TaskScheduler> applications, List<Task> tasks, Duration longestEnd) {
        this.applications = applications;
        this.tasks = List.copyOf(tasks);
        this.longestEnd = longestEnd;
    }

    @Override
    public synchronized void start() {
        if (isRunning) {
            return;
        }
        isRunning = true;
        if (tasks.isEmpty()) {
            return;
        }
        TaskScheduler scheduler = applications.orElseGet(this::ofOurs);
        Instant now = scheduler.getClock().instant();
        for (Task task : tasks) {
            Lock underWay = new ReentrantLock();
            scheduled.add(new Scheduled(
                    scheduler.scheduleWithFixedDelay(
                            () -> run(task.work(), underWay), now.plus(task.interval()), task.interval()),
                    underWay));
        }
    }

    private void run(Consumer<BooleanSupplier> work, Lock underWay) {
        underWay.lock();
        try {
            if (isRunning) {
                work.accept(() -> !isRunning);
            }
        } finally {
            underWay.unlock();
        }
    }

    private TaskScheduler ofOurs() {
        ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
        thread.setThreadNamePrefix("compliance-");
        thread.setDaemon(true);
        thread.initialize();
        own = thread;
        return thread;
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        scheduled.forEach(task -> task.future().cancel(false));
        long end = System.nanoTime() + longestEnd.toNanos();
        for (Scheduled task : scheduled) {
            if (!hasEnded(task.underWay(), end - System.nanoTime())) {
                LOG.warn("what runs beside has not ended within {}, and is interrupted", longestEnd);
                task.future().cancel(true);
            }
        }
        scheduled.clear();
        if (own != null) {
            own.shutdown();
            own = null;
        }
    }

    private static boolean hasEnded(Lock underWay, long nanoseconds) {
        try {
            boolean ended = underWay.tryLock(nanoseconds, TimeUnit.NANOSECONDS);
            if (ended) {
                underWay.unlock();
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
