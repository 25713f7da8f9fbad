package com.onebackpak.compliance.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs something in several threads, as near to the same time as can be. Has no state. */
final class Concurrently {
    private Concurrently() {}

    /**
     * What came of one thread.
     *
     * @param <R> what it returned
     * @param answer what it returned; empty if it threw
     * @param failure what it threw
     */
    record Attempt<R>(List<R> answer, List<Throwable> failure) {}

    /** Runs in as many threads what the function gives for each, and waits for all. */
    static <R> List<Attempt<R>> run(int threads, IntFunction<Callable<R>> doing) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<R>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<R> mine = doing.apply(i);
                futures.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return mine.call();
                }));
            }
            List<Attempt<R>> all = new ArrayList<>();
            for (Future<R> future : futures) {
                all.add(attempt(future));
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> Attempt<R> attempt(Future<R> future) throws InterruptedException {
        try {
            return new Attempt<>(List.of(future.get()), List.of());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return new Attempt<>(List.of(), List.of(cause == null ? e : cause));
        }
    }
}
