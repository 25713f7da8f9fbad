package com.onebackpak.compliance.jdbc.internal.h2;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time have transactions that write, whatever the number of its connections. Others wait for its
 * last one to end. Thread-safe.
 */
final class WritersByTurns {
    private final long longest;
    private @Nullable Thread writer;
    private int open;

    /** Others wait so many milliseconds at most. */
    WritersByTurns(long longest) {
        this.longest = longest;
    }

    /** Waits until nobody else writes. Each beginning needs an end, by whichever thread. */
    synchronized void begin() throws SQLException {
        Thread me = Thread.currentThread();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longest);
        while (writer != null && writer != me) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new SQLTransientException("another transaction went on for too long", "HYT00");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                me.interrupt();
                throw new SQLTransientException("interrupted while another transaction went on", "57014", e);
            }
        }
        writer = me;
        open++;
    }

    /** How many of this thread have begun and not ended. */
    synchronized int open() {
        return writer == Thread.currentThread() ? open : 0;
    }

    synchronized void end() {
        if (--open == 0) {
            writer = null;
            notify();
        }
    }
}
