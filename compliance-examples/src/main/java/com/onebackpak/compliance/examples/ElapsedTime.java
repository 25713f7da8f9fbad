package com.onebackpak.compliance.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells whoever waits at a terminal for longer than a second that the work goes on, in one line that is gone before anything
 * else is printed. Thread-safe.
 */
final class ElapsedTime implements AutoCloseable {
    private static final String CLEARED = "\r\u001b[K";

    private final PrintStream terminal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "elapsed-time");
        thread.setDaemon(true);
        return thread;
    });
    private int seconds;
    private boolean isOver;

    private ElapsedTime(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Begins to tell.
     *
     * @param secondMillis how long a second is
     */
    static ElapsedTime telling(PrintStream terminal, long secondMillis) {
        ElapsedTime time = new ElapsedTime(terminal);
        time.clock.scheduleAtFixedRate(time::tell, secondMillis, secondMillis, TimeUnit.MILLISECONDS);
        return time;
    }

    private synchronized void tell() {
        if (!isOver) {
            seconds++;
            terminal.print(CLEARED + "working, " + seconds + " s ...");
            terminal.flush();
        }
    }

    /** A stream that ends the telling with its first byte. */
    OutputStream before(OutputStream stream) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                close();
                stream.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                close();
                stream.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                stream.flush();
            }

            @Override
            public void close() {
                ElapsedTime.this.close();
            }
        };
    }

    @Override
    public synchronized void close() {
        if (!isOver) {
            isOver = true;
            clock.shutdownNow();
            if (seconds > 0) {
                terminal.print(CLEARED);
                terminal.flush();
            }
        }
    }
}
