package com.onebackpak.compliance.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what is scheduled and runs it when it is told, in the thread that tells it; cancelled tasks too, as if each had
 * begun just before. So a test needs no waiting. Scheduling is thread-safe only before anything is run.
 */
final class ExecutorByHand extends AbstractExecutorService implements ScheduledExecutorService {
    private final List<Task<?>> tasks = new ArrayList<>();
    private boolean ended;

    private static final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final Runnable work;

        Task(Runnable work) {
            super(work, null);
            this.work = work;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    /** Runs what was scheduled, once. */
    void runAll() {
        tasks.forEach(task -> task.work.run());
    }

    /** Whether all that was scheduled was cancelled. */
    boolean hasNothingToRun() {
        return tasks.stream().allMatch(FutureTask::isCancelled);
    }

    private Task<?> kept(Runnable work) {
        Task<?> task = new Task<>(work);
        tasks.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return kept(command);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return kept(command);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return kept(command);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing that is tested asks for a result");
    }

    @Override
    public void execute(Runnable command) {
        tasks.add(new Task<>(command));
    }

    @Override
    public void shutdown() {
        ended = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        ended = true;
        return List.copyOf(tasks);
    }

    @Override
    public boolean isShutdown() {
        return ended;
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return ended;
    }
}
