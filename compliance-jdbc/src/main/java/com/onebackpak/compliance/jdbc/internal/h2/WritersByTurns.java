package com.onebackpak.compliance.jdbc.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time have transactions that write, whatever the number of its connections. Others wait for its
 * last one to end. What a thread that has died did not end is rolled back, and its connections are given back. Thread-safe.
 */
final class WritersByTurns {
    /** How soon it is noticed that a thread has died, which wakes nobody. */
    private static final long LOOK_MILLIS = 100;

    private final long longest;
    private final List<Beginning> open = new ArrayList<>();
    private @Nullable Thread writer;

    /** Others wait so many milliseconds at most. */
    WritersByTurns(long longest) {
        this.longest = longest;
    }

    /** A transaction that has its turn. */
    static final class Beginning {
        private final Connection connection;

        private Beginning(Connection connection) {
            this.connection = connection;
        }
    }

    /** Waits until nobody else writes. Each beginning needs an end, by whichever thread. */
    synchronized Beginning begin(Connection connection) throws SQLException {
        Thread me = Thread.currentThread();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longest);
        while (writer != null && writer != me) {
            if (!writer.isAlive()) {
                rollBackAll();
                continue;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new SQLTransientException("another transaction went on for too long", "HYT00");
            }
            try {
                wait(Math.min(left, LOOK_MILLIS));
            } catch (InterruptedException e) {
                me.interrupt();
                throw new SQLTransientException("interrupted while another transaction went on", "57014", e);
            }
        }
        return begun(connection);
    }

    /** Begins if nobody else writes; else returns null at once. */
    synchronized @Nullable Beginning beginIfFree(Connection connection) {
        if (writer != null && !writer.isAlive()) {
            rollBackAll();
        }
        return writer == null || writer == Thread.currentThread() ? begun(connection) : null;
    }

    private Beginning begun(Connection connection) {
        writer = Thread.currentThread();
        Beginning beginning = new Beginning(connection);
        open.add(beginning);
        return beginning;
    }

    /** Whoever goes on with a transaction has its turn from then on, should the thread that began it be gone. */
    synchronized void goOn(Beginning beginning) {
        if (open.contains(beginning)) {
            writer = Thread.currentThread();
        }
    }

    /** How many of this thread have begun and not ended. */
    synchronized int open() {
        return writer == Thread.currentThread() ? open.size() : 0;
    }

    /** Ends a turn, unless it was ended for a thread that died. */
    synchronized void end(Beginning beginning) {
        if (open.remove(beginning) && open.isEmpty()) {
            writer = null;
            notifyAll();
        }
    }

    private void rollBackAll() {
        for (Beginning beginning : open) {
            rollBack(beginning.connection);
        }
        open.clear();
        writer = null;
    }

    /** A connection that fails here is of no use to anybody, and its transaction has ended with it. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            return;
        }
    }
}
