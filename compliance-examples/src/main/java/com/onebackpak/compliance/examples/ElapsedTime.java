package com.onebackpak.compliance.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Tells whoever waits at a terminal for longer than a second that the work goes on, in one line that is gone before anything
 * else is printed. Thread-safe.
 */
final class ElapsedTime implements AutoCloseable {
    private static final String CLEARED = "\r\u001b[K";

    private final PrintStream terminal;
    private final Timer clock = new Timer("elapsed-time", true);
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
        time.clock.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        time.tell();
                    }
                },
                secondMillis,
                secondMillis);
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
            clock.cancel();
            if (seconds > 0) {
                terminal.print(CLEARED);
                terminal.flush();
            }
        }
    }
}
