package com.onebackpak.compliance;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.policy.PolicySet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets candidate policies decide beside the live ones, and counts by clause where they differ. The answer of the live ones
 * is never touched: the candidate decides in a thread of its own, what it throws is counted, and what would have to wait
 * behind too much is left out and counted too. It keeps the decisions that wait and a bounded number of counts, and none of
 * the counts says whom a decision was about.
 *
 * <pre>{@code
 * try (Shadow shadow = Shadow.of(PolicySet.of(vocabulary, policy))) {
 *     ComplianceService compliance = ComplianceService.builder()
 *             .policies(policies).stores(stores, tenancy).clock(clock)
 *             .shadow(shadow)
 *             .build();
 *     ShadowReport report = shadow.report();
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Shadow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_DIFFERENCES = 1_000;

    private final PolicyEvaluator candidate;
    private final Executor executor;
    private final IntSupplier closing;
    private final ShadowListener listener;
    private final Semaphore places;
    private final Map<ShadowDifference, Long> differences = new HashMap<>();
    private final AtomicLong compared = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean isClosed;

    private Shadow(
            PolicyEvaluator candidate,
            Executor executor,
            int mostWaiting,
            IntSupplier closing,
            ShadowListener listener) {
        this.candidate = candidate;
        this.executor = executor;
        this.closing = closing;
        this.listener = listener;
        this.places = new Semaphore(mostWaiting);
    }

    /** A shadow with a thread of its own, which ends while nothing is decided. */
    public static Shadow of(PolicySet candidate) {
        return of(candidate, difference -> {});
    }

    /** The same, telling of each difference. */
    public static Shadow of(PolicySet candidate, ShadowListener listener) {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING + 1), work -> {
                    Thread daemon = new Thread(work, "compliance-shadow");
                    daemon.setDaemon(true);
                    return daemon;
                });
        thread.allowCoreThreadTimeOut(true);
        return new Shadow(
                PolicyEvaluator.of(candidate),
                thread,
                MOST_WAITING,
                () -> thread.shutdownNow().size(),
                listener);
    }

    /**
     * A shadow that decides where the host says.
     *
     * @param executor runs what decides and must not run it in the caller's thread, or callers wait for the candidate
     * @param mostWaiting how many decisions may wait or be compared at a time
     */
    public static Shadow of(PolicySet candidate, Executor executor, int mostWaiting, ShadowListener listener) {
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("at least one decision must be allowed to wait, not " + mostWaiting);
        }
        return new Shadow(PolicyEvaluator.of(candidate), executor, mostWaiting, () -> 0, listener);
    }

    /** The policies that decide beside. */
    public PolicySet candidate() {
        return candidate.policies();
    }

    /** Has the candidate decide the same. Returns at once and throws nothing. */
    void follow(PolicyDecision live) {
        if (isClosed || !places.tryAcquire()) {
            dropped.incrementAndGet();
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    if (isClosed) {
                        dropped.incrementAndGet();
                    } else {
                        compare(live);
                    }
                } finally {
                    places.release();
                }
            });
        } catch (Throwable e) {
            places.release();
            dropped.incrementAndGet();
            LOG.debug("a decision is not compared", WithoutValues.of(e));
        }
    }

    private void compare(PolicyDecision live) {
        try {
            PolicyDecision other = candidate.decide(live.request(), live.facts(), live.at());
            Optional<ShadowDifference> difference = ShadowDifference.between(live, other);
            difference.ifPresent(this::count);
            compared.incrementAndGet();
            difference.ifPresent(listener::differed);
        } catch (Throwable e) {
            failed.incrementAndGet();
            LOG.warn(
                    "the candidate policies, or who is told of differences, fail: {}",
                    e.getClass().getName());
            LOG.debug("the candidate policies, or who is told of differences, fail", WithoutValues.of(e));
        }
    }

    private void count(ShadowDifference difference) {
        synchronized (differences) {
            if (differences.size() < MOST_DIFFERENCES || differences.containsKey(difference)) {
                differences.merge(difference, 1L, Long::sum);
                return;
            }
        }
        others.incrementAndGet();
    }

    /** What was counted until now. */
    public ShadowReport report() {
        Map<ShadowDifference, Long> counted = new LinkedHashMap<>();
        synchronized (differences) {
            differences.entrySet().stream()
                    .sorted(Map.Entry.<ShadowDifference, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(entry -> entry.getKey().toString()))
                    .forEach(entry -> counted.put(entry.getKey(), entry.getValue()));
        }
        return new ShadowReport(
                compared.get(), ImmutableMap.copyOf(counted), others.get(), failed.get(), dropped.get());
    }

    /** Compares nothing more; what was counted can still be asked for. What waits is dropped. */
    @Override
    public void close() {
        isClosed = true;
        dropped.addAndGet(closing.getAsInt());
    }
}
