package com.onebackpak.compliance.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs what runs beside, each task again and again while the application does: on its scheduler, or, where it has none, in a
 * thread of its own. Thread-safe.
 */
final class ComplianceTasks implements SmartLifecycle {
    private final Optional<TaskScheduler> applications;
    private final List<Task> tasks;
    private final List<ScheduledFuture<?>> scheduled = new ArrayList<>();
    private @Nullable ThreadPoolTaskScheduler own;
    private boolean isRunning;

    /**
     * A task.
     *
     * @param work throws nothing
     * @param interval how long to rest after each time
     */
    record Task(Runnable work, Duration interval) {}

    ComplianceTasks(Optional<TaskScheduler> applications, List<Task> tasks) {
        this.applications = applications;
        this.tasks = List.copyOf(tasks);
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
            scheduled.add(scheduler.scheduleWithFixedDelay(task.work(), now.plus(task.interval()), task.interval()));
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
        scheduled.forEach(task -> task.cancel(false));
        scheduled.clear();
        if (own != null) {
            own.shutdown();
            own = null;
        }
        isRunning = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return isRunning;
    }
}
