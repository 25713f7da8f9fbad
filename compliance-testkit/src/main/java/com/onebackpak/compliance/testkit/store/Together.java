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

/** Lets several threads do something as near to the same time as can be. Has no state. */
final class Together {
    private Together() {}

    /**
     * What came of it, for each thread.
     *
     * @param <R> what it returned
     * @param answer what it returned; empty if it threw
     * @param failure what it threw
     */
    record Came<R>(List<R> answer, List<Throwable> failure) {}

    /** Runs in as many threads what the function gives for each, and waits for all. */
    static <R> List<Came<R>> run(int threads, IntFunction<Callable<R>> doing) throws InterruptedException {
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
            List<Came<R>> all = new ArrayList<>();
            for (Future<R> future : futures) {
                all.add(came(future));
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> Came<R> came(Future<R> future) throws InterruptedException {
        try {
            return new Came<>(List.of(future.get()), List.of());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return new Came<>(List.of(), List.of(cause == null ? e : cause));
        }
    }
}
