package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.html.ReportProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells on standard error, with a line each second, how much was read; nothing of what is read within the first. */
final class TimedProgress implements ReportProgress {
    private static final long STEP = Duration.ofSeconds(1).toNanos();

    private final PrintWriter err;
    private long told = System.nanoTime();

    TimedProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void read(String what, long soFar) {
        long now = System.nanoTime();
        if (now - told >= STEP) {
            told = now;
            err.println(String.format(Locale.ROOT, "%,d %s read ...", soFar, what));
            err.flush();
        }
    }
}
