package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that append the same entries again and again, each a batch in a transaction of its own. Thread-safe. */
final class Writers implements AutoCloseable {
    private final ExecutorService threads;
    private final int number;
    private final List<List<AuditEntry>> batches;
    private final int batch;

    Writers(int number, int batch, List<AuditEntry> entries) {
        this.number = number;
        this.batch = batch;
        this.threads = Executors.newFixedThreadPool(number);
        this.batches = new ArrayList<>();
        for (int i = 0; i + batch <= entries.size(); i += batch) {
            batches.add(List.copyOf(entries.subList(i, i + batch)));
        }
    }

    /** Appends for so long, and returns how many transactions there were. */
    long runFor(long nanos, Appender appender) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        AtomicLong done = new AtomicLong();
        run(appender, () -> System.nanoTime() - end < 0, done);
        return done.get();
    }

    /** Commits so many transactions. */
    void run(long transactions, Appender appender) throws InterruptedException {
        AtomicLong left = new AtomicLong(transactions);
        run(appender, () -> left.getAndDecrement() > 0, new AtomicLong());
    }

    int batch() {
        return batch;
    }

    private interface Going {
        boolean on();
    }

    private void run(Appender appender, Going going, AtomicLong done) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int first = i;
            running.add(threads.submit(() -> {
                for (int next = first; going.on(); next += number) {
                    appender.append(batches.get(next % batches.size()));
                    done.incrementAndGet();
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a writer failed", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
